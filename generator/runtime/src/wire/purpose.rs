//! The purpose for which a value is written.

/// The purpose for which a value is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Purpose {
    /// Storage: all members are written.
    Keep,
    /// A request: read-only members are omitted.
    Request,
}
