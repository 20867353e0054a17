use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use fs4::{FileExt, TryLockError};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::fault::unwritable;
use super::record::{RECORD, Record};
use super::tree::{self, Tree};
use crate::diagnostics::{Code, Diagnostic, Place};

/// The staging folder inside an output folder.
const STAGING: &str = ".armsmith.staging";

/// The folder in which a run prepares its changes; locked, so that two runs do not mix.
#[derive(Debug)]
pub(super) struct Staging {
    folder: PathBuf,
    _lock: File,
}

/// What a run is about to do. Once it stands in the staging folder, the run will be finished, if need be by the next one.
#[derive(Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Journal {
    pub(super) write: Vec<String>,
    pub(super) remove: Vec<String>,
}

impl Staging {
    /// The staging folder of an output folder that exists.
    pub(super) fn inside(dir: &Path) -> PathBuf {
        dir.join(STAGING)
    }

    /// The staging folder of an output folder that does not exist yet: beside it, so that one move can create it.
    pub(super) fn beside(dir: &Path) -> PathBuf {
        let name = dir.file_name().unwrap_or_default().to_string_lossy();
        dir.with_file_name(format!(".{name}{STAGING}"))
    }

    /// Opens a staging folder, made where it does not exist, and locks it.
    pub(super) fn open(folder: PathBuf) -> Result<Staging, Diagnostic> {
        let open = || {
            fs::create_dir_all(&folder)?;
            File::options()
                .create(true)
                .truncate(false)
                .write(true)
                .open(folder.join("lock"))
        };
        let lock =
            open().map_err(|error| unwritable(&folder, "cannot prepare the changes", &error))?;
        match FileExt::try_lock(&lock) {
            Ok(()) => Ok(Staging {
                folder,
                _lock: lock,
            }),
            Err(TryLockError::WouldBlock) => Err(Diagnostic::new(
                Code::OutputUnwritable,
                Place::File(folder),
                "another run of Armsmith is writing to the same folder",
            )
            .help("wait until it has finished")),
            Err(TryLockError::Error(error)) => {
                Err(unwritable(&folder, "cannot lock the folder", &error))
            }
        }
    }

    /// Where new files lie until they are moved into place.
    pub(super) fn new_files(&self) -> PathBuf {
        self.folder.join("new")
    }

    /// Where old files lie until nothing can go wrong any more.
    pub(super) fn old_files(&self) -> PathBuf {
        self.folder.join("old")
    }

    /// Throws away what an earlier run left before its journal.
    pub(super) fn clear(&self) -> io::Result<()> {
        for folder in [self.new_files(), self.old_files()] {
            match fs::remove_dir_all(folder) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }

    /// Lays out the files of a tree that change, and the new record.
    pub(super) fn lay(&self, tree: &Tree, write: &[&str]) -> io::Result<()> {
        self.clear()?;
        let folder = self.new_files();
        fs::create_dir_all(&folder)?;
        let files = write
            .par_iter()
            .filter_map(|path| Some((path, tree.get(*path)?)));
        let lay = |(path, text): (&&str, &String)| {
            let place = tree::on_disk(&folder, path);
            create_parent(&place)?;
            fs::write(place, text)
        };
        let (laid, record) = rayon::join(|| files.try_for_each(lay), || Record::of(tree).text());
        laid?;
        fs::write(folder.join(RECORD), record)
    }

    /// The journal of a run that was killed; `None` when there is none.
    pub(super) fn journal(&self) -> io::Result<Option<Journal>> {
        let text = match fs::read(self.folder.join("journal.json")) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let journal: Journal = serde_json::from_slice(&text)?;
        match journal
            .write
            .iter()
            .chain(&journal.remove)
            .find(|path| *path != RECORD && tree::objection(path).is_some())
        {
            None => Ok(Some(journal)),
            Some(path) => Err(io::Error::other(format!("the journal names `{path}`"))),
        }
    }

    /// Writes the journal in one step: from here on the run is decided.
    pub(super) fn commit(&self, journal: &Journal) -> io::Result<()> {
        let draft = self.folder.join("journal.draft");
        fs::write(&draft, serde_json::to_vec(journal)?)?;
        fs::rename(draft, self.folder.join("journal.json"))
    }

    /// Ends the run: the journal goes first, so that nobody finishes it again.
    pub(super) fn close(self) -> io::Result<()> {
        match fs::remove_file(self.folder.join("journal.json")) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        // What cannot be removed now is thrown away by the next run.
        let _ = fs::remove_dir_all(&self.folder);
        Ok(())
    }
}

/// Makes the folder that a file will stand in.
pub(super) fn create_parent(file: &Path) -> io::Result<()> {
    file.parent().map_or(Ok(()), fs::create_dir_all)
}
