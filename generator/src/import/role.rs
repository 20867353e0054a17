//! The roles of files in a service.

/// What a file is for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Role {
    /// It says what the API is, or a part of it.
    Description,
    /// It shows a call.
    Example,
}
