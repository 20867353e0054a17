//! Enumerations: open sets of values.

use super::docs::Docs;
use crate::names::VariantName;

/// An open set of values.
#[derive(Clone, Debug)]
pub struct Enumeration {
    /// The type of its values on the wire.
    pub base: Base,
    /// The known values.
    pub values: Vec<EnumerationValue>,
    /// The variant for values that the specification does not define.
    pub unknown: VariantName,
}

/// The type of an enumeration's values on the wire.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Base {
    /// `String`
    Text,
    /// `i64`
    Integer,
    /// `f64`
    Number,
    /// `bool`
    Boolean,
}

/// One known value.
#[derive(Clone, Debug)]
pub struct EnumerationValue {
    /// The variant.
    pub variant: VariantName,
    /// The value on the wire.
    pub value: Literal,
    /// Its documentation.
    pub docs: Docs,
}

/// A value on the wire.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// A text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number.
    Number(f64),
    /// `true` or `false`
    Boolean(bool),
}
