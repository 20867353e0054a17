//! The numbers of operations and definitions of an API.

use std::ops::AddAssign;

use crate::ir::{Api, DefinitionKind};

/// How much an API holds.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, serde::Serialize)]
pub struct Counts {
    /// Its operations.
    pub operations: usize,
    /// Its models, unions among them, shared ones included.
    pub models: usize,
    /// Its enumerations, shared ones included.
    pub enumerations: usize,
}

impl Counts {
    /// Counts an API.
    pub fn of(api: &Api) -> Counts {
        let enumerations = api
            .definitions
            .iter()
            .filter(|(_, definition)| matches!(definition.kind, DefinitionKind::Enumeration(_)))
            .count();
        Counts {
            operations: api.operations().count(),
            models: api.definitions.len() - enumerations,
            enumerations,
        }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Counts) {
        self.operations += other.operations;
        self.models += other.models;
        self.enumerations += other.enumerations;
    }
}
