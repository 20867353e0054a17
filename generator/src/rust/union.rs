//! Unions: enums over the alternatives of a discriminator.

use super::{docs::Docs, literal::Literal, model::AccessorStep, types::RustType};
use crate::names::{FieldName, VariantName};

/// An enum over the alternatives of a discriminator.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Union {
    /// The discriminator.
    pub discriminator: String,
    /// The known alternatives.
    pub alternatives: Vec<Alternative>,
    /// The variant for unknown alternatives.
    pub unknown: VariantName,
    /// The type of unknown alternatives.
    pub unknown_type: RustType,
    /// The documentation of unknown alternatives.
    pub unknown_docs: Docs,
    /// Accessors of the members that all alternatives have.
    pub accessors: Vec<SharedAccessor>,
}

/// One alternative of a union.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Alternative {
    /// The variant.
    pub variant: VariantName,
    /// The discriminator value.
    pub value: Literal,
    /// The documentation.
    pub docs: Docs,
    /// The model.
    pub model: RustType,
    /// True if the model converts to this variant, which is the first with this model.
    pub is_conversion: bool,
}

/// An accessor of a member that all alternatives have.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SharedAccessor {
    /// The method.
    pub name: FieldName,
    /// The documentation, in one line.
    pub docs: String,
    /// The return type.
    pub output: RustType,
    /// The field in each alternative, and how it is borrowed.
    pub arms: Vec<(VariantName, AccessorStep)>,
    /// The field in the model of unknown alternatives, if the specification describes them.
    pub unknown: Option<AccessorStep>,
}
