//! The numbers of operations and definitions of an API.

use std::iter::Sum;
use std::ops::AddAssign;

use crate::ir::{Api, DefinitionKind, Module};

/// The number of operations and definitions of an API.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, serde::Serialize)]
pub struct Counts {
    /// The operations.
    pub operations: usize,
    /// The models, including unions and shared ones.
    pub models: usize,
    /// The enumerations, including shared ones.
    pub enumerations: usize,
}

impl Counts {
    /// Counts the items of an API.
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

impl<'a> Sum<&'a Module> for Counts {
    fn sum<I: Iterator<Item = &'a Module>>(modules: I) -> Self {
        let mut sum = Counts::default();
        for module in modules {
            sum += Counts::of(&module.api);
        }
        sum
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Counts) {
        self.operations += other.operations;
        self.models += other.models;
        self.enumerations += other.enumerations;
    }
}
