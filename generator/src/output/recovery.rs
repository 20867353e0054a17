//! Checks an interrupted run before it is completed: its journal and files are untrusted.

use std::collections::BTreeSet;
use std::io;

use super::folder::{Folder, FolderEntry};
use super::journal::Journal;
use super::objections::edited;
use super::options::WriteOptions;
use super::record::{RECORD, Record};
use super::staging::Staging;
use super::tree;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};

/// A folder with an interrupted run, and the records that show which files are Armsmith's.
pub(super) struct InterruptedRun<'a> {
    dir: &'a Folder,
    new: Folder,
    old: Folder,
    journal: &'a Journal,
    /// The record before the run.
    committed: Record,
    /// The record after the run.
    staged: Record,
}

impl<'a> InterruptedRun<'a> {
    /// Checks everything that the journal would move. Changes nothing.
    ///
    /// A new file is valid if the staged record has its hash, or if it is the one that is moved away from the same
    /// path. An old file may be moved if a new file has the same content, or if the committed record has its hash,
    /// which shows that Armsmith wrote it.
    pub(super) fn check(
        dir: &'a Folder,
        staging: &Staging,
        journal: &'a Journal,
        options: &WriteOptions,
    ) -> Result<(), Diagnostics> {
        check_paths(journal).map_err(|why| invalid(dir, &why))?;
        let new = staging.new_files();
        let old = staging.old_files();
        let is_free = |folder: &Folder| folder.is_free(RECORD);
        // The record moves last: it is in place, moved aside, or replaced.
        let unreadable = |error: io::Error| invalid(dir, &error.to_string());
        let (committed, staged) = match is_free(&new).map_err(unreadable)? {
            true => (&old, dir),
            false if is_free(dir).map_err(unreadable)? => (&old, &new),
            false => (dir, &new),
        };
        if is_free(staged).map_err(unreadable)? {
            Err(invalid(dir, "the list of the new files is missing"))?;
        }
        let committed = Record::load(committed)?;
        let staged = Record::load(staged)?;
        let run = InterruptedRun {
            dir,
            new,
            old,
            journal,
            committed,
            staged,
        };
        let edits = run
            .check_moves()
            .map_err(|error| invalid(dir, &error.to_string()))?;
        let mut diagnostics = Diagnostics::default();
        if !options.overwrite_edits {
            diagnostics.extend(edited(&edits, dir));
        }
        match diagnostics.is_empty() {
            true => Ok(()),
            false => Err(diagnostics),
        }
    }

    /// Checks each move. Returns the old files that are not as Armsmith wrote them.
    fn check_moves(&self) -> io::Result<BTreeSet<String>> {
        let mut edits = BTreeSet::new();
        for path in &self.journal.remove {
            if !self.journal.has_come_below(self.dir, path)? {
                self.check_leaving(path, &mut edits)?;
            }
        }
        for path in &self.journal.write {
            if self.new.is_free(path)? {
                continue;
            }
            self.check_way(path)?;
            self.check_coming(path)?;
            self.check_leaving(path, &mut edits)?;
        }
        Ok(edits)
    }

    fn check_coming(&self, path: &str) -> io::Result<()> {
        for file in self.new.files(path)? {
            if file == RECORD {
                continue;
            }
            if let Some(why) = tree::objection(&file) {
                return Err(refused(format!(
                    "invalid path `{file}` of a new file: {why}"
                )));
            }
            let bytes = self.new.read(&file)?;
            let is_generated = self.staged.wrote(&file, &bytes) && self.keeps(&file, &bytes)?;
            if !is_generated && !self.stays(&file, &bytes)? {
                return Err(refused(format!(
                    "the new file `{file}` does not match the new list of generated files"
                )));
            }
        }
        Ok(())
    }

    fn check_leaving(&self, path: &str, edits: &mut BTreeSet<String>) -> io::Result<()> {
        if let FolderEntry::Blocked(place) = self.dir.entry(path)? {
            // A file replaces a folder, whose content was moved away before.
            return match self.folder_that_is_file(path)? {
                true => Ok(()),
                false => Err(refused(format!(
                    "`{}` is neither a file nor a folder",
                    place.display()
                ))),
            };
        }
        let files = self.dir.files(path)?;
        if self.empties(path) {
            // They are removed one by one, and the folder with the last of them.
            let mut staying = files.iter().filter(|file| !self.leaves(file));
            if let Some(file) = staying.next() {
                return Err(refused(format!("`{file}` blocks `{path}`")));
            }
        } else if !self.dir.is_free(path)? && !self.old.is_free(path)? {
            return Err(refused(format!(
                "`{path}` exists both in the folder and among the old files"
            )));
        }
        for file in files {
            if file == RECORD {
                continue;
            }
            let bytes = self.dir.read(&file)?;
            let is_same = matches!(self.new.entry(&file)?, FolderEntry::File)
                && self.new.read(&file)? == bytes
                && self.comes(&file);
            if is_same || self.committed.wrote(&file, &bytes) {
                continue;
            }
            // The staged record belongs to the run that is being checked, so it does not make files Armsmith's.
            if !self.committed.owns(&file) {
                return Err(refused(format!(
                    "it would remove `{file}`, which is not in the list of generated files"
                )));
            }
            edits.insert(file);
        }
        Ok(())
    }

    /// Checks that the parents of a new file are folders, or files that are moved away first.
    fn check_way(&self, path: &str) -> io::Result<()> {
        for folder in tree::folders(path) {
            let leaves = self.journal.remove.iter().any(|removed| removed == folder);
            match self.dir.entry(folder)? {
                FolderEntry::Nothing | FolderEntry::Folder(_) => {}
                FolderEntry::File if leaves => {}
                FolderEntry::File | FolderEntry::Blocked(_) => {
                    return Err(refused(format!("`{folder}` blocks `{path}`")));
                }
            }
        }
        Ok(())
    }

    /// True if a parent of a path is a regular file, without links on the way.
    fn folder_that_is_file(&self, path: &str) -> io::Result<bool> {
        for folder in tree::folders(path) {
            if let FolderEntry::File = self.dir.entry(folder)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// True if the files in a folder are removed one by one.
    fn empties(&self, folder: &str) -> bool {
        let inside = |path: &String| path != folder && tree::is_at_or_below(path, folder);
        self.journal.remove.iter().any(inside)
    }

    /// True if the journal removes the file at a path.
    fn leaves(&self, file: &str) -> bool {
        let inside = |path: &String| tree::is_at_or_below(file, path);
        self.journal.remove.iter().any(inside)
    }

    /// True if the journal adds the file at a path.
    fn comes(&self, file: &str) -> bool {
        let inside = |path: &String| tree::is_at_or_below(file, path);
        self.journal.write.iter().any(inside)
    }

    /// True unless a new file lacks something that the user has in the old one, or adds something of its own.
    fn keeps(&self, file: &str, bytes: &[u8]) -> io::Result<bool> {
        if !self.staged.shares(file) {
            return Ok(true);
        }
        let mut old = Vec::new();
        for folder in [self.dir, &self.old] {
            if let FolderEntry::File = folder.entry(file)? {
                old = folder.read(file)?;
            }
        }
        Ok(self
            .staged
            .keeps_keys_of_user(bytes, (&self.committed, &old)))
    }

    /// True if a new file is identical to the old one.
    fn stays(&self, file: &str, bytes: &[u8]) -> io::Result<bool> {
        for folder in [self.dir, &self.old] {
            if let FolderEntry::File = folder.entry(file)?
                && folder.read(file)? == bytes
            {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Checks that a journal has valid paths, the record last, and no path twice or inside of another. Then each move can
/// be checked on its own.
fn check_paths(journal: &Journal) -> Result<(), String> {
    let Some((last, write)) = journal.write.split_last() else {
        return Err("the journal lists no new files".to_owned());
    };
    if last != RECORD {
        return Err("the last entry of the journal is not the list of generated files".to_owned());
    }
    for path in write.iter().chain(&journal.remove) {
        if let Some(why) = tree::objection(path) {
            return Err(format!("invalid path `{path}` in the journal: {why}"));
        }
    }
    for list in [write, &journal.remove] {
        let mut sorted: Vec<_> = list.iter().collect();
        sorted.sort_by_key(|path| path.split('/').collect::<Vec<_>>());
        let mut pairs = sorted.windows(2);
        if let Some(pair) = pairs.find(|pair| tree::is_at_or_below(pair[1], pair[0])) {
            return Err(format!(
                "the journal lists both `{}` and `{}`",
                pair[0], pair[1]
            ));
        }
    }
    match write.iter().find(|path| journal.remove.contains(path)) {
        Some(path) => Err(format!("the journal writes and removes `{path}`")),
        None => Ok(()),
    }
}

fn refused(why: String) -> io::Error {
    io::Error::other(why)
}

/// Creates the error for an interrupted run that cannot be completed.
pub(super) fn invalid(dir: &Folder, why: &str) -> Diagnostic {
    let message = format!("an earlier run was interrupted and cannot be completed: {why}");
    Diagnostic::new(Code::InvalidJournal, Place::File(dir.show("")), message).help(
        "move your own files out of `.armsmith.staging/old`, restore the folder from version control, then \
         delete `.armsmith.staging`",
    )
}
