//! New names for operations, groups, models, properties and values, by their names in the description.
//!
//! They change names in code only, not on the wire.

mod apply;
mod candidates;
mod model;
mod rules;

pub use model::{Rename, RenamedKind};
pub use rules::{rename, unmatched};
