//! Extensible enumerations.

use super::{docs::Docs, literal::Literal};
use crate::names::VariantName;

/// An extensible enumeration.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Enumeration {
    /// The type of the values on the wire.
    pub base: EnumerationBase,
    /// The known values.
    pub values: Vec<EnumerationValue>,
    /// The variant for unknown values.
    pub unknown: VariantName,
}

/// The type of the values on the wire.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum EnumerationBase {
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
