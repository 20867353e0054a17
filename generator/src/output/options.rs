//! The options of a run.

/// Additional permissions of a run.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct WriteOptions {
    /// Allows writing to a folder without a record that has other files, is a home folder or the root of a file system.
    /// Existing files are never overwritten.
    pub allow_existing: bool,
    /// Allows overwriting and removing generated files that were edited by hand.
    pub overwrite_edits: bool,
}
