//! Paths of the files of tests.

/// The path of a file of the tests.
pub(super) fn path(file: &str) -> String {
    format!("tests/examples/{file}")
}
