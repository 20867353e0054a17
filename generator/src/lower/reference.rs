//! The way of the lowering through references.

use crate::ir::Origin;

/// How the lowering came to a schema.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    /// The schema.
    pub origin: Origin,
    /// True if a list or map is between it and the step before.
    pub inside: bool,
}

/// How many references may follow one another before the lowering gives up.
pub(crate) const DEPTH: usize = 100;
