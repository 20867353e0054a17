//! The IDs of definitions.

/// The index of a definition in [`Definitions`](super::Definitions).
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, serde::Serialize)]
pub struct DefinitionId(pub u32);
