//! Markdown files with configuration.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::block::{YamlBlock, blocks};
use crate::diagnostics::Diagnostic;
use crate::source::Sources;

/// A Markdown file with configuration.
#[derive(Debug)]
pub(super) struct ReadmeFile {
    pub path: PathBuf,
    pub blocks: Vec<YamlBlock>,
}

impl ReadmeFile {
    pub fn read(sources: &Sources, path: &Path) -> Result<Arc<ReadmeFile>, Diagnostic> {
        let text = sources.plain(path)?;
        Ok(Arc::new(ReadmeFile {
            path: path.to_owned(),
            blocks: blocks(path, &text),
        }))
    }
}
