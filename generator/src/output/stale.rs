//! Files that Armsmith owns and that are no longer in the tree.

use std::collections::BTreeSet;

use super::folder::{Folder, FolderEntry, join};
use super::found::{ExistingEntry, look};
use super::record::Record;
use super::tree::Tree;
use crate::diagnostics::Diagnostic;

/// The files to remove, and those of them that were edited.
pub(super) struct StaleFiles<'a> {
    pub(super) paths: Vec<&'a str>,
    pub(super) edited: Vec<&'a str>,
    set: BTreeSet<&'a str>,
}

impl<'a> StaleFiles<'a> {
    pub(super) fn find(
        tree: &Tree,
        dir: &Folder,
        record: &'a Record,
    ) -> Result<StaleFiles<'a>, Diagnostic> {
        let (mut paths, mut edited) = (Vec::new(), Vec::new());
        for path in record.paths().filter(|path| !tree.contains_key(*path)) {
            // Anything else was not written by Armsmith.
            if let ExistingEntry::File(bytes) = look(dir, path)? {
                paths.push(path);
                if !record.wrote_all(path, &bytes) {
                    edited.push(path);
                }
            }
        }
        let set = paths.iter().copied().collect();
        Ok(StaleFiles { paths, edited, set })
    }

    /// True if removing them removes an obstacle: a file of them, or a folder that has no others.
    pub(super) fn clears(&self, dir: &Folder, path: &str) -> bool {
        if self.set.contains(path) {
            return true;
        }
        let Ok(FolderEntry::Folder(_)) = dir.entry(path) else {
            return false;
        };
        dir.names(path).is_ok_and(|names| {
            let mut names = names.iter().map(|name| name.to_str());
            names.all(|name| name.is_some_and(|name| self.clears(dir, &join(path, name))))
        })
    }
}
