//! The moves from the old tree to the new one, and back.

use std::io;

use super::folder::{Folder, FolderEntry};
use super::journal::Journal;
use super::staging::Staging;
use super::tree;

/// A move, which is passed to the caller before it is made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum FileMove<'a> {
    /// An old file or folder is moved away.
    Out(&'a str),
    /// A new file or folder is moved in.
    In(&'a str),
}

/// Applies a journal.
///
/// A journal can be applied again after an interruption at any point; completed moves are skipped. `before` is called
/// before each move and may return an error. Tests use it to stop a run anywhere.
pub(super) struct Moves<'a> {
    dir: &'a Folder,
    new: Folder,
    old: Folder,
    /// The new files that are in place.
    come: Vec<&'a str>,
}

impl<'a> Moves<'a> {
    pub(super) fn new(dir: &'a Folder, staging: &Staging) -> Moves<'a> {
        Moves {
            dir,
            new: staging.new_files(),
            old: staging.old_files(),
            come: Vec::new(),
        }
    }

    pub(super) fn run(
        &mut self,
        journal: &'a Journal,
        before: &mut dyn FnMut(FileMove<'_>) -> io::Result<()>,
    ) -> io::Result<()> {
        // Old files are moved first, because a new file may replace a folder, or a new folder a file.
        for path in &journal.remove {
            before(FileMove::Out(path))?;
            if !journal.has_come_below(self.dir, path)? {
                self.out(path)?;
            }
            self.prune(path)?;
        }
        for path in &journal.write {
            // It may be in place after an interruption.
            if !self.new.is_free(path)? {
                before(FileMove::Out(path))?;
                self.out(path)?;
                before(FileMove::In(path))?;
                self.new.shift(path, self.dir, path)?;
            }
            self.come.push(path);
        }
        Ok(())
    }

    /// Moves an old file or folder away, if it exists.
    fn out(&self, path: &str) -> io::Result<()> {
        match self.dir.entry(path)? {
            FolderEntry::File | FolderEntry::Folder(_) => self.dir.shift(path, &self.old, path),
            FolderEntry::Nothing => Ok(()),
            // A new file already replaces the folder.
            FolderEntry::Blocked(place) if place != self.dir.show(path) => Ok(()),
            FolderEntry::Blocked(place) => Err(io::Error::other(format!(
                "`{}` is neither a file nor a folder",
                place.display()
            ))),
        }
    }

    /// Removes the folders that are empty after a file was removed, innermost first.
    fn prune(&self, path: &str) -> io::Result<()> {
        for folder in tree::folders(path).rev() {
            // A folder that is not empty is kept.
            if !self.dir.remove_empty(folder)? {
                break;
            }
        }
        Ok(())
    }

    /// Undoes every move: new files are moved back to the staging folder, and old files to their places.
    pub(super) fn undo(&self, journal: &Journal) -> io::Result<()> {
        for path in self.come.iter().rev() {
            self.dir.shift(path, &self.new, path)?;
        }
        for path in journal.write.iter().rev() {
            self.prune(path)?;
            self.back(path)?;
        }
        journal
            .remove
            .iter()
            .rev()
            .try_for_each(|path| self.back(path))
    }

    fn back(&self, path: &str) -> io::Result<()> {
        match self.old.entry(path)? {
            FolderEntry::File | FolderEntry::Folder(_) => self.old.shift(path, self.dir, path),
            FolderEntry::Nothing | FolderEntry::Blocked(_) => Ok(()),
        }
    }
}
