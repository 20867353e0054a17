//! Loading of a readme.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::condition::TAG;
use super::file::File;
use super::include::Walk;
use crate::diagnostics::Diagnostic;
use crate::source::Sources;

/// The configuration of a service.
#[derive(Clone, Debug)]
pub struct Readme {
    pub(super) file: Arc<File>,
    default_tag: Option<String>,
    mentioned: Vec<String>,
}

impl Readme {
    /// Reads a readme.
    ///
    /// # Errors
    ///
    /// It is not there or is no text. Whether its blocks are sound is seen when a tag is selected.
    pub fn load(sources: &Sources, path: &Path) -> Result<Readme, Diagnostic> {
        let file = File::read(sources, path)?;
        let walk = Walk::through(sources, &file, None);
        Ok(Readme {
            default_tag: walk.variables.get(TAG).cloned(),
            mentioned: walk.tags,
            file,
        })
    }

    /// The file.
    pub fn path(&self) -> &PathBuf {
        &self.file.path
    }

    /// The tag that counts where none is asked for.
    pub fn default_tag(&self) -> Option<&str> {
        self.default_tag.as_deref()
    }

    pub(super) fn mentioned(&self) -> &[String] {
        &self.mentioned
    }
}
