//! Extensible enumerations.

use std::fmt::{self, Display, Formatter};

use super::docs::Docs;
use crate::names::VariantName;

/// An extensible enumeration.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Enumeration {
    /// The type of the values on the wire.
    pub base: Base,
    /// The known values.
    pub values: Vec<EnumerationValue>,
    /// The variant for unknown values.
    pub unknown: VariantName,
}

/// The type of the values on the wire.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
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

/// A known value.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EnumerationValue {
    /// The variant.
    pub variant: VariantName,
    /// The value on the wire.
    pub value: Literal,
    /// The documentation.
    pub docs: Docs,
}

/// A value on the wire.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Literal {
    /// A text.
    Text(String),
    /// An integer.
    Integer(i64),
    /// A number.
    Number(f64),
    /// `true` or `false`
    Boolean(bool),
}

impl Display for Literal {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Literal::Text(text) => write!(f, "{text:?}"),
            Literal::Integer(value) => value.fmt(f),
            Literal::Number(value) => value.fmt(f),
            Literal::Boolean(value) => value.fmt(f),
        }
    }
}
