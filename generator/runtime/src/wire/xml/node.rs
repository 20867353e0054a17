//! A value on its way out as XML.

use std::borrow::Cow;

use azure_core::Value;

/// A value on its way out, as a tree, with every member where XML has it.
#[derive(Clone, Debug)]
pub(super) enum Node {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A number of double precision.
    Double(f64),
    /// A number of single precision.
    Single(f32),
    /// Text.
    Text(Cow<'static, str>),
    /// Any JSON.
    Json(Value),
    /// A list.
    List(Vec<Node>),
    /// An object.
    Object(Vec<(Cow<'static, str>, Node)>),
    /// A value that cannot be written, with the reason.
    Refused(&'static str),
}
