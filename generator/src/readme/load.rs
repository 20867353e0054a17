//! Loads readmes.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::condition::TAG;
use super::file::ReadmeFile;
use super::include::BlockCollector;
use crate::diagnostics::Diagnostic;
use crate::source::Sources;

/// The configuration of a service.
#[derive(Clone, Debug)]
pub struct Readme {
    pub(super) file: Arc<ReadmeFile>,
    default_tag: Option<String>,
    mentioned: Vec<String>,
}

impl Readme {
    /// Reads a readme.
    ///
    /// # Errors
    ///
    /// Returns an error if it does not exist or is not text. Its blocks are checked when a tag is selected.
    pub fn load(sources: &Sources, path: &Path) -> Result<Readme, Diagnostic> {
        let file = ReadmeFile::read(sources, path)?;
        let walk = BlockCollector::through(sources, &file, None);
        Ok(Readme {
            default_tag: walk.variables.get(TAG).cloned(),
            mentioned: walk.tags,
            file,
        })
    }

    /// Returns the path.
    pub fn path(&self) -> &PathBuf {
        &self.file.path
    }

    /// Returns the default tag.
    pub fn default_tag(&self) -> Option<&str> {
        self.default_tag.as_deref()
    }

    pub(super) fn mentioned(&self) -> &[String] {
        &self.mentioned
    }
}
