//! Unions: choices of models by a discriminator.

use super::{DefinitionId, Property};

/// A choice of models by a discriminator: the base of a family as it travels.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Union {
    /// The wire name of the tag.
    pub discriminator: String,
    /// The kinds, leaves of all levels, in spec order. A base that is a kind itself is among them.
    pub variants: Vec<Variant>,
    /// The members that every kind has, the tag left out: they get accessors.
    pub shared: Vec<Property>,
}

/// One kind of a union.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Variant {
    /// The wire value of the tag.
    pub tag: String,
    /// The model of the kind.
    pub model: DefinitionId,
}
