//! Unions of models with a discriminator.

use super::{DefinitionId, Literal, Property};

/// A union of models with a discriminator, created from a discriminated base.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Union {
    /// The wire name of the discriminator.
    pub discriminator: String,
    /// The alternatives of all levels, in the order of the specification. A concrete base is one of them.
    pub alternatives: Vec<Alternative>,
    /// The model of values whose discriminator is absent, or that of no alternative. `None` if their members are kept
    /// as JSON.
    pub default: Option<DefinitionId>,
    /// The members that all alternatives have, except the discriminator. They have accessors.
    pub shared: Vec<Property>,
}

/// An alternative of a union.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct Alternative {
    /// The discriminator value.
    pub value: Literal,
    /// The model.
    pub model: DefinitionId,
}
