//! Unions of models with a discriminator.

use serde_json::{Map, Value};

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

impl Union {
    /// Returns the alternative that the discriminator of an object selects.
    pub fn alternative_of(&self, members: &Map<String, Value>) -> Option<&Alternative> {
        let value = members.get(&self.discriminator)?;
        let mut alternatives = self.alternatives.iter();
        alternatives.find(|alternative| alternative.value.json() == *value)
    }
}

/// An alternative of a union.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct Alternative {
    /// The discriminator value.
    pub value: Literal,
    /// The model.
    pub model: DefinitionId,
}
