//! The places of definitions.

/// A definition's place in [`Definitions`](super::Definitions).
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, serde::Serialize)]
pub struct DefinitionId(pub u32);
