//! Unions: enums over alternatives that are distinguished by their JSON.

use super::{docs::Docs, literal::Literal, types::RustType};
use crate::names::VariantName;

/// An enum over alternatives that are distinguished by their JSON.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct JsonUnion {
    /// The known alternatives.
    pub alternatives: Vec<JsonAlternative>,
    /// The variant for other values.
    pub unknown: VariantName,
    /// The type of other values.
    pub any: RustType,
}

/// An alternative of a [`JsonUnion`].
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct JsonAlternative {
    /// The variant.
    pub variant: VariantName,
    /// The documentation.
    pub docs: Docs,
    /// The type that the variant holds.
    pub held: RustType,
    /// The variant of `wire::JsonKind`: the JSON type.
    pub kind: &'static str,
    /// The members that distinguish the objects, and the values of the first.
    pub members: Vec<(String, Vec<Literal>)>,
    /// The required members and all others, if several alternatives may have the distinctive members of a value.
    /// Without a list of the others, any are allowed.
    pub complete: Option<(Vec<String>, Option<Vec<String>>)>,
    /// The encoding, if it differs from the type's default.
    pub marker: Option<RustType>,
    /// The types that convert to the variant.
    pub conversions: Vec<RustType>,
}
