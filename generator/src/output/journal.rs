//! The journal of a run: the planned moves.

use std::io;

use serde::{Deserialize, Serialize};

use super::folder::{Folder, FolderEntry};

/// The files and folders that a run moves. Once it is in the staging folder, the run will be completed, if necessary by
/// the next run.
#[derive(Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Journal {
    /// The new entries, the record last. Old entries at their paths are removed.
    pub(super) write: Vec<String>,
    /// The entries to remove.
    pub(super) remove: Vec<String>,
}

impl Journal {
    /// True if new files may already be at the place of an old file, after an interrupted run.
    pub(super) fn has_come_below(&self, dir: &Folder, path: &str) -> io::Result<bool> {
        let inside = format!("{path}/");
        let is_folder = matches!(dir.entry(path)?, FolderEntry::Folder(_));
        Ok(is_folder && self.write.iter().any(|new| new.starts_with(&inside)))
    }
}
