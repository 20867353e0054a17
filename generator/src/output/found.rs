//! Reads a path of the output folder.

use super::error::unwritable;
use super::folder::{Folder, FolderEntry};
use super::tree;
use crate::diagnostics::Diagnostic;

/// The entry at a path of the tree.
pub(super) enum ExistingEntry {
    /// There is no entry.
    Nothing,
    /// A file with its content.
    File(Vec<u8>),
    /// An entry that prevents writing a file: a folder, link or special file, or a file where a folder is needed.
    Obstacle(String),
}

/// Reads the file at a path. Links are never followed, since they could point outside of the folder.
pub(super) fn look(dir: &Folder, path: &str) -> Result<ExistingEntry, Diagnostic> {
    let unreadable = |error| unwritable(&dir.show(path), "cannot read the file", &error);
    let entry = dir.entry(path).map_err(unreadable)?;
    Ok(match entry {
        FolderEntry::Nothing => ExistingEntry::Nothing,
        FolderEntry::File => ExistingEntry::File(dir.read(path).map_err(unreadable)?),
        FolderEntry::Folder(_) => ExistingEntry::Obstacle(path.to_owned()),
        FolderEntry::Blocked(place) => {
            let on_the_way = tree::folders(path).find(|folder| dir.show(folder) == place);
            ExistingEntry::Obstacle(on_the_way.unwrap_or(path).to_owned())
        }
    })
}
