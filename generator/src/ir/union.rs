//! Unions of models with a discriminator.

use super::{DefinitionId, Property};

/// A union of models with a discriminator, created from a discriminated base.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Union {
    /// The wire name of the discriminator.
    pub discriminator: String,
    /// The alternatives of all levels, in the order of the specification. A concrete base is one of them.
    pub variants: Vec<Variant>,
    /// The members that all alternatives have, except the discriminator. They have accessors.
    pub shared: Vec<Property>,
}

/// An alternative of a union.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Variant {
    /// The discriminator value.
    pub tag: String,
    /// The model.
    pub model: DefinitionId,
}
