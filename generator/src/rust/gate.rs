//! The features that enable parts of a crate.

/// The features of which one enables an item. `None` if the item is always enabled.
#[derive(Clone, Debug, Default, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Gate(pub Option<Vec<String>>);

impl Gate {
    /// Returns the gate of an item that only this feature enables.
    pub fn of(feature: impl Into<String>) -> Gate {
        Gate(Some(vec![feature.into()]))
    }
}
