//! The moves that turn the old tree into the new one, and back.

use std::io;

use super::folder::{Entry, Folder};
use super::journal::Journal;
use super::staging::Staging;
use super::tree;

/// One move of a run, told to the caller before it is made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Move<'a> {
    /// The old file or folder leaves.
    Out(&'a str),
    /// The new file or folder comes.
    In(&'a str),
}

/// Moves everything that the journal names.
///
/// A journal can be applied again after a kill at any point: what has left or come already is passed over.
/// `before` is asked before each step and may fail it; tests use it to stop a run anywhere.
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
        before: &mut dyn FnMut(Move<'_>) -> io::Result<()>,
    ) -> io::Result<()> {
        // Old files leave first: a new file may stand where an old folder was, and the other way round.
        for path in &journal.remove {
            before(Move::Out(path))?;
            if !journal.has_come_below(self.dir, path)? {
                self.out(path)?;
            }
            self.prune(path)?;
        }
        for path in &journal.write {
            // After a kill it may have come already.
            if !self.new.is_free(path)? {
                before(Move::Out(path))?;
                self.out(path)?;
                before(Move::In(path))?;
                self.new.shift(path, self.dir, path)?;
            }
            self.come.push(path);
        }
        Ok(())
    }

    /// Moves an old file or folder aside, where there is one.
    fn out(&self, path: &str) -> io::Result<()> {
        match self.dir.entry(path)? {
            Entry::File | Entry::Folder(_) => self.dir.shift(path, &self.old, path),
            Entry::Nothing => Ok(()),
            // A new file is there already, where a folder was.
            Entry::Blocked(place) if place != self.dir.show(path) => Ok(()),
            Entry::Blocked(place) => Err(io::Error::other(format!(
                "`{}` is neither a file nor a folder",
                place.display()
            ))),
        }
    }

    /// Removes the folders that a removed file leaves empty, innermost first.
    fn prune(&self, path: &str) -> io::Result<()> {
        for folder in tree::folders(path).rev() {
            // A folder that still holds something stays.
            if !self.dir.remove_empty(folder)? {
                break;
            }
        }
        Ok(())
    }

    /// Takes every step back: new files return to the staging folder, old files to their places.
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
            Entry::File | Entry::Folder(_) => self.old.shift(path, self.dir, path),
            Entry::Nothing | Entry::Blocked(_) => Ok(()),
        }
    }
}
