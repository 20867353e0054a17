//! Markdown files with configuration.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::block::{Block, blocks};
use crate::diagnostics::Diagnostic;
use crate::source::Sources;

/// A Markdown file with configuration.
#[derive(Debug)]
pub(super) struct File {
    pub path: PathBuf,
    pub blocks: Vec<Block>,
}

impl File {
    pub fn read(sources: &Sources, path: &Path) -> Result<Arc<File>, Diagnostic> {
        let text = sources.plain(path)?;
        Ok(Arc::new(File {
            path: path.to_owned(),
            blocks: blocks(path, &text),
        }))
    }
}
