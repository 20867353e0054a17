//! Facts that passes decide.

/// A fact that follows from the whole API. It is open after lowering, until the pass that decides it has run.
///
/// [`passes::check`](crate::passes::check) rejects an API in which a fact is still open.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, serde::Serialize)]
#[serde(untagged)]
pub enum Decided<T> {
    /// Not decided yet.
    #[default]
    Open,
    /// Decided.
    As(T),
}

impl<T> Decided<T> {
    /// Returns the fact, or `None` while it is open.
    pub fn get(&self) -> Option<&T> {
        match self {
            Decided::As(fact) => Some(fact),
            Decided::Open => None,
        }
    }

    /// Returns the fact for modification, or `None` while it is open.
    pub fn get_mut(&mut self) -> Option<&mut T> {
        match self {
            Decided::As(fact) => Some(fact),
            Decided::Open => None,
        }
    }

    /// Returns true if no pass has decided it.
    pub fn is_open(&self) -> bool {
        matches!(self, Decided::Open)
    }
}
