//! The states of resources and operations.

use crate::ir::{Enumeration, EnumerationValue};

/// The states of a resource that is ready, best first.
const SETTLED: [&str; 9] = [
    "Succeeded",
    "Active",
    "Enabled",
    "Ready",
    "Available",
    "Running",
    "Online",
    "Approved",
    "OK",
];

/// Returns the value of an enumeration for a resource that is ready, if there is one.
pub fn settled_state(enumeration: &Enumeration) -> Option<&EnumerationValue> {
    SETTLED.iter().find_map(|state| {
        let mut values = enumeration.values.iter();
        values.find(|value| value.wire.eq_ignore_ascii_case(state))
    })
}
