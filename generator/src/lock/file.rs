//! Reads and writes lock files.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::data::Lock;
use super::text;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::output::save;

impl Lock {
    /// Returns the path of the lock file of a manifest.
    pub fn path(manifest: &Path) -> PathBuf {
        manifest.with_extension("lock")
    }

    /// Reads a lock file. `None` if there is none.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be read, or is not a lock file.
    pub fn load(path: &Path) -> Result<Option<Lock>, Diagnostic> {
        let place = || Place::File(path.to_owned());
        let found = match fs::read_to_string(path) {
            Ok(found) => found,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => {
                let message = format!("cannot read the lock file: {error}");
                return Err(Diagnostic::new(Code::FileUnreadable, place(), message));
            }
        };
        text::parse(&found).map(Some).map_err(|why| {
            let message = format!("the lock file is damaged: {why}");
            Diagnostic::new(Code::InvalidLock, place(), message)
                .help("restore it from version control, or remove it and run `armsmith regen`")
        })
    }

    /// Writes the lock file. One with the same content is not touched.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be written.
    pub fn save(&self, path: &Path) -> Result<(), Diagnostic> {
        match Lock::load(path) {
            Ok(Some(found)) if found == *self => Ok(()),
            _ => save(path, &text::print(self)),
        }
    }
}
