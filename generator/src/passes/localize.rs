//! Common definitions that become a service's own.

use super::visit::held;
use crate::ir::{Definitions, Home};

/// Makes a common definition the service's own where it holds something of the service.
///
/// Rule: a common type is the same for every service that reaches it, so it can hold common types
/// alone. A kind that a service adds to a common discriminated base makes the union, and all that
/// holds it, the service's own.
pub(super) fn run(definitions: &mut Definitions) {
    let mut holders = vec![Vec::new(); definitions.len()];
    let mut open = Vec::new();
    for (id, definition) in definitions.iter() {
        for held in held(definition) {
            holders[held.0 as usize].push(id);
        }
        if matches!(definition.home, Home::Service { .. }) {
            open.push(id);
        }
    }
    while let Some(id) = open.pop() {
        for holder in std::mem::take(&mut holders[id.0 as usize]) {
            let home = &mut definitions[holder].home;
            if matches!(home, Home::Common { .. }) {
                *home = Home::Service { family: None };
                open.push(holder);
            }
        }
    }
}
