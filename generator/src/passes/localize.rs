//! Moves common definitions with parts of a service to the service.

use super::visit::held;
use crate::ir::{DefinitionHome, Definitions, Family};

/// Moves a common definition to the service if it contains a type of the service.
///
/// Rule: a common type is the same for every service, so it can only contain common types. If a service adds an
/// alternative to a common discriminated base, the union and everything that contains it belong to the service.
pub(super) fn run(definitions: &mut Definitions) {
    let mut holders = vec![Vec::new(); definitions.len()];
    let mut open = Vec::new();
    for (id, definition) in definitions.iter() {
        for held in held(definition) {
            holders[held.0 as usize].push(id);
        }
        if matches!(definition.home, DefinitionHome::Service(_)) {
            open.push(id);
        }
    }
    while let Some(id) = open.pop() {
        for holder in std::mem::take(&mut holders[id.0 as usize]) {
            let home = &mut definitions[holder].home;
            if matches!(home, DefinitionHome::Common { .. }) {
                *home = DefinitionHome::Service(Family::Undecided);
                open.push(holder);
            }
        }
    }
}
