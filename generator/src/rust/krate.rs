//! The whole crate: what switches its modules on.

/// The features that switch something on: one of them is enough. Without a list it is always on.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Gate(pub Option<Vec<String>>);
