//! The options of a run.

/// The permissions that a run has beyond those that it always has.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct WriteOptions {
    /// May write into a folder without a record that holds other files, is a home folder or the root of a file system.
    /// The files that are there are never overwritten.
    pub allow_existing: bool,
    /// May overwrite and remove generated files that were edited by hand.
    pub overwrite_edits: bool,
}
