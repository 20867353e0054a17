//! Unions: enums over the alternatives of a discriminator.

use super::{docs::Docs, model::AccessorStep, types::RustType};
use crate::names::{FieldName, VariantName};

/// An enum over the alternatives of a discriminator.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Union {
    /// The key of the discriminator.
    pub discriminator: String,
    /// The known alternatives.
    pub alternatives: Vec<Alternative>,
    /// The variant for alternatives that the specification does not define.
    pub unknown: VariantName,
    /// Methods for the members that all alternatives have.
    pub accessors: Vec<SharedAccessor>,
}

/// One alternative of a union.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Alternative {
    /// The variant.
    pub variant: VariantName,
    /// The value of the discriminator.
    pub value: String,
    /// Its documentation.
    pub docs: Docs,
    /// Its model.
    pub model: RustType,
    /// True if the model converts into this variant: the first of those that hold it.
    pub is_conversion: bool,
}

/// The accessor of a union for a member of all its alternatives.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SharedAccessor {
    /// The method.
    pub name: FieldName,
    /// Its documentation, in one line.
    pub docs: String,
    /// The type that it returns.
    pub output: RustType,
    /// The field of each alternative, and how it is borrowed.
    pub arms: Vec<(VariantName, AccessorStep)>,
}
