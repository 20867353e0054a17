//! The features that switch parts of a crate on.

/// The features that switch something on: one of them is enough. Without a list it is always on.
#[derive(Clone, Debug, Default, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Gate(pub Option<Vec<String>>);
