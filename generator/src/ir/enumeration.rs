//! Enumerations and their values.

use super::Docs;

/// A choice of values. Always open: services answer with values that no version of the specification knew.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Enumeration {
    /// What the values are on the wire.
    pub base: EnumerationBase,
    /// The known values, in spec order, each once.
    pub values: Vec<EnumerationValue>,
    /// Whether the specification calls the set closed (`modelAsString: false` or no `x-ms-enum`).
    pub closed: bool,
}

/// What an enumeration's values are on the wire.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum EnumerationBase {
    /// Text.
    String,
    /// Whole numbers.
    Integer,
    /// Numbers.
    Number,
    /// `true`, `false`.
    Boolean,
}

/// One known value.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct EnumerationValue {
    /// The value on the wire, in JSON's spelling without quotes.
    pub wire: String,
    /// The name that the author gave it (`x-ms-enum.values[].name`).
    pub name: Option<String>,
    /// Its prose.
    pub docs: Docs,
}
