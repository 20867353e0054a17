//! The lock file of a project.

use std::path::PathBuf;

use super::Project;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::lock::Lock;
use crate::output::{Drift, DriftKind};
use crate::source::Sources;

impl Project {
    /// Returns the path of the lock file.
    pub fn lock_path(&self) -> PathBuf {
        Lock::path(&self.manifest)
    }

    /// Returns the lock of the documents that `sources` has, and the one on disk.
    fn locks(&self, sources: &Sources) -> Result<(Lock, Option<Lock>), Diagnostic> {
        let found = Lock::load(&self.lock_path())?;
        let lock = Lock::of(sources, &self.manifest, found.as_ref(), self.is_part);
        Ok((lock, found))
    }

    /// Checks that the lock file has all inputs of the generated outputs, as they are.
    ///
    /// # Errors
    ///
    /// Returns an error for each difference.
    pub fn verify_lock(&self, sources: &Sources) -> Result<(), Diagnostics> {
        let (lock, found) = self.locks(sources)?;
        lock.verify(found.as_ref(), &self.lock_path())
    }

    /// Compares the lock file with the inputs of the generated outputs. Writes nothing.
    ///
    /// # Errors
    ///
    /// Returns an error if the lock file cannot be read.
    pub fn check_lock(&self, sources: &Sources) -> Result<Option<Drift>, Diagnostic> {
        let (lock, found) = self.locks(sources)?;
        let kind = match &found {
            Some(found) if *found == lock => return Ok(None),
            Some(_) => DriftKind::Lock,
            None => DriftKind::Missing,
        };
        let path = self.lock_path();
        let name = path.file_name().unwrap_or_default();
        // Hashes say nothing to people, so the texts are not compared line by line.
        Ok(Some(Drift {
            path: name.to_string_lossy().into_owned(),
            kind,
            found: String::new(),
            expected: String::new(),
        }))
    }

    /// Writes the lock file for the generated outputs.
    ///
    /// # Errors
    ///
    /// Returns an error if the lock file is damaged or cannot be written.
    pub fn write_lock(&self, sources: &Sources) -> Result<(), Diagnostic> {
        let (lock, _) = self.locks(sources)?;
        lock.save(&self.lock_path())
    }
}
