//! The roles of files in a service.

/// The purpose of a file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum FileRole {
    /// The file is an API description or a part of one.
    Description,
    /// The file is an example of a request.
    Example,
}
