//! The differences between a lock file and the inputs.

use std::path::Path;

use super::data::Lock;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};

const UPDATE: &str = "run `armsmith regen` without `--locked`, and commit the lock file";

impl Lock {
    /// Checks a lock file against the lock of the inputs. `path` is the lock file.
    ///
    /// # Errors
    ///
    /// Returns an error for each difference.
    pub fn verify(&self, locked: Option<&Lock>, path: &Path) -> Result<(), Diagnostics> {
        let error = |message: String| {
            Diagnostic::new(Code::OutdatedLock, Place::File(path.to_owned()), message).help(UPDATE)
        };
        let Some(locked) = locked else {
            return Err(error("the project has no lock file".to_owned()).into());
        };
        let mut errors = Diagnostics::default();
        if locked.armsmith != self.armsmith {
            errors.push(error(format!(
                "the lock file is of Armsmith {}, and this is Armsmith {}",
                locked.armsmith, self.armsmith
            )));
        }
        for (name, input) in &self.inputs {
            match locked.inputs.get(name) {
                Some(known) if known.hash == input.hash => {}
                Some(_) => errors.push(error(format!("the input `{name}` has changed"))),
                None => errors.push(error(format!("the input `{name}` is not in the lock file"))),
            }
        }
        for name in locked.inputs.keys() {
            if !self.inputs.contains_key(name) {
                let message = format!("the input `{name}` in the lock file is not used");
                errors.push(error(message));
            }
        }
        match errors.has_errors() {
            true => Err(errors),
            false => Ok(()),
        }
    }
}
