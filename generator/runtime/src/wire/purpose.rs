//! The purpose for which a value is written.

/// The purpose for which a value is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Purpose {
    /// To be kept: everything.
    Keep,
    /// To be sent: everything that a service takes.
    Request,
}
