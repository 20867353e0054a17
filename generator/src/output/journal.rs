//! The journal of a run: what it is about to move.

use std::io;

use serde::{Deserialize, Serialize};

use super::folder::{Entry, Folder};

/// The files and folders that a run moves. Once it is in the staging folder, the run will be finished, if need be by
/// the next one.
#[derive(Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Journal {
    /// What comes, the record last. An old file or folder at its place leaves.
    pub(super) write: Vec<String>,
    /// What leaves.
    pub(super) remove: Vec<String>,
}

impl Journal {
    /// True if new files are in the folder at the place of an old file: after a kill they may be.
    pub(super) fn has_come_below(&self, dir: &Folder, path: &str) -> io::Result<bool> {
        let inside = format!("{path}/");
        let is_folder = matches!(dir.entry(path)?, Entry::Folder(_));
        Ok(is_folder && self.write.iter().any(|new| new.starts_with(&inside)))
    }
}
