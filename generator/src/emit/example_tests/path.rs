//! Paths of test files.

/// Returns the path of a test file.
pub(super) fn path(file: &str) -> String {
    format!("tests/examples/{file}")
}
