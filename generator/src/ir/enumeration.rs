//! Enumerations and their values.

use serde_json::Value;

use super::Docs;

/// An enumeration. It is always extensible, because services return values that a specification does not list.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Enumeration {
    /// The type of the values on the wire.
    pub base: EnumerationBase,
    /// The known values in the order of the specification, without duplicates.
    pub values: Vec<EnumerationValue>,
    /// True if the specification declares a closed set (`modelAsString: false` or no `x-ms-enum`).
    pub closed: bool,
}

/// The type of an enumeration's values on the wire.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum EnumerationBase {
    /// Text.
    String,
    /// Integers.
    Integer,
    /// Numbers.
    Number,
    /// `true` and `false`.
    Boolean,
}

impl EnumerationBase {
    /// Returns a value as JSON.
    pub fn json(self, wire: &str) -> Value {
        match self {
            EnumerationBase::String => wire.into(),
            EnumerationBase::Integer | EnumerationBase::Number | EnumerationBase::Boolean => {
                serde_json::from_str(wire).unwrap_or_else(|_| wire.into())
            }
        }
    }
}

/// A known value.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct EnumerationValue {
    /// The value on the wire, as in JSON without quotes.
    pub wire: String,
    /// The name in the specification (`x-ms-enum.values[].name`).
    pub name: Option<String>,
    /// The documentation.
    pub docs: Docs,
}
