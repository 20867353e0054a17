//! The staging folder of a run: new files, old files, the lock and the journal.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use fs4::{FileExt, TryLockError};

use super::error::{not_own, unwritable};
use super::folder::{Folder, FolderEntry};
use super::journal::Journal;
use super::record::RECORD;
use super::shared_tree::SharedTree;
use crate::diagnostics::{Code, Diagnostic, Place};

/// The staging folder in an output folder.
pub(super) const STAGING: &str = ".armsmith.staging";

const LOCK: &str = "lock";
const JOURNAL: &str = "journal.json";
const DRAFT: &str = "journal.draft";
const NEW: &str = "new";
const OLD: &str = "old";

/// The folder in which a run prepares its changes. It is locked, so that only one run uses it.
#[derive(Debug)]
pub(super) struct Staging {
    folder: Folder,
    lock: File,
}

/// A process that another thread is starting holds the file open until it runs, and with the file its lock.
impl Drop for Staging {
    fn drop(&mut self) {
        // Closing the file unlocks it too.
        let _ = FileExt::unlock(&self.lock);
    }
}

impl Staging {
    /// Returns the staging folder of an existing output folder.
    pub(super) fn inside(dir: &Folder) -> Folder {
        dir.sub(STAGING)
    }

    /// Returns the staging folder of an output folder that does not exist: beside it, so that one move creates the
    /// output folder.
    pub(super) fn beside(dir: &Path) -> Folder {
        let name = dir.file_name().unwrap_or_default().to_string_lossy();
        let parent = dir.parent().map(PathBuf::from).unwrap_or_default();
        Folder::trusted(parent).sub(&format!(".{name}{STAGING}"))
    }

    /// Checks that the staging folder and Armsmith's files in it are neither links nor special files.
    pub(super) fn verify(folder: &Folder) -> Result<(), Diagnostic> {
        let look = |path| {
            let place = folder.show(path);
            let entry = folder
                .entry(path)
                .map_err(|error| unwritable(&place, "cannot read it", &error));
            entry.map(|entry| (place, entry))
        };
        for path in ["", NEW, OLD] {
            match look(path)? {
                (_, FolderEntry::Nothing | FolderEntry::Folder(_)) => {}
                (place, _) => return Err(not_own(&place, "a folder")),
            }
        }
        for path in [LOCK, JOURNAL, DRAFT] {
            match look(path)? {
                (_, FolderEntry::Nothing | FolderEntry::File) => {}
                (place, _) => return Err(not_own(&place, "a regular file")),
            }
        }
        Ok(())
    }

    /// Opens a staging folder, creates it if necessary, and locks it.
    pub(super) fn open(folder: Folder) -> Result<Staging, Diagnostic> {
        Staging::verify(&folder)?;
        let place = folder.show("");
        let open = || match folder.entry(LOCK)? {
            // Nothing is written to it, because it may have hard links elsewhere.
            FolderEntry::File => File::options().write(true).open(folder.show(LOCK)),
            _ => folder.create_empty(LOCK),
        };
        let lock =
            open().map_err(|error| unwritable(&place, "cannot prepare the changes", &error))?;
        match FileExt::try_lock(&lock) {
            Ok(()) => Ok(Staging { folder, lock }),
            Err(TryLockError::WouldBlock) => Err(Diagnostic::new(
                Code::OutputUnwritable,
                Place::File(place),
                "another run of Armsmith is writing to this folder",
            )
            .help("wait until the other run has finished")),
            Err(TryLockError::Error(error)) => {
                Err(unwritable(&place, "cannot lock the folder", &error))
            }
        }
    }

    /// True if a run was interrupted after it wrote its journal.
    pub(super) fn is_interrupted(folder: &Folder) -> io::Result<bool> {
        Ok(!folder.is_free(JOURNAL)?)
    }

    /// Returns the folder of new files that are not yet in place.
    pub(super) fn new_files(&self) -> Folder {
        self.folder.sub(NEW)
    }

    /// Returns the folder of old files, which are kept until the run is complete.
    pub(super) fn old_files(&self) -> Folder {
        self.folder.sub(OLD)
    }

    /// Writes the changed files of a tree, and the new record.
    pub(super) fn lay(&self, tree: &SharedTree<'_>, write: &[&str]) -> io::Result<()> {
        // An earlier run may have left files without a journal.
        self.folder.remove_folder(NEW)?;
        self.folder.remove_folder(OLD)?;
        let folder = self.new_files();
        let files = write
            .iter()
            .filter_map(|path| Some((*path, tree.files.get(*path)?.as_str())));
        let files: Vec<_> = files.collect();
        let (laid, record) = rayon::join(|| folder.create_with(&files), || tree.record().text());
        laid?;
        folder.create(RECORD, record.as_bytes())
    }

    /// Reads the journal of an interrupted run, which is untrusted. `None` if there is none.
    pub(super) fn journal(&self) -> io::Result<Option<Journal>> {
        match self.folder.read(JOURNAL) {
            Ok(text) => Ok(Some(serde_json::from_slice(&text)?)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Writes the journal in one step. This commits the run.
    pub(super) fn commit(&self, journal: &Journal) -> io::Result<()> {
        self.folder.remove_file(DRAFT)?;
        self.folder.create(DRAFT, &serde_json::to_vec(journal)?)?;
        self.folder.shift(DRAFT, &self.folder, JOURNAL)
    }

    /// Moves the new files to the output folder, which does not exist yet.
    pub(super) fn become_folder(&self, dir: &Path) -> io::Result<()> {
        fs::rename(self.new_files().show(""), dir)
    }

    /// Ends the run. The journal is removed first, so that the run is not repeated.
    pub(super) fn close(self) -> io::Result<()> {
        self.folder.remove_file(JOURNAL)?;
        // Remaining files are removed by the next run.
        let _ = self.folder.remove_folder("");
        Ok(())
    }
}
