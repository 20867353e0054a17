//! The tree of a value that is written as XML.

use std::borrow::Cow;

use azure_core::Value;

/// A value with its members placed as in XML.
#[derive(Clone, Debug)]
pub(super) enum XmlNode {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// An integer.
    Integer(i64),
    /// A double-precision number.
    Double(f64),
    /// A single-precision number.
    Single(f32),
    /// Text.
    Text(Cow<'static, str>),
    /// Arbitrary JSON, whose keys are names of elements.
    Json(Value),
    /// An element as it was read, with the names of attributes and text in a tree.
    Read(Value),
    /// A list.
    List(Vec<XmlNode>),
    /// An object.
    Object(Vec<(Cow<'static, str>, XmlNode)>),
    /// A value that cannot be written, with the reason.
    Refused(&'static str),
}
