//! The input files of a command, and the folder that their references may not leave.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::arguments::Input;
use super::stream::is_stream;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::pipeline::{Analysis, Job, Silent, analyze, understand_readme};
use crate::source::{Sources, common_folder, specification_root};

impl Input {
    /// Returns the sources for the selected files.
    pub(super) fn sources(&self) -> Result<Sources, Diagnostic> {
        let root = self.root.as_deref();
        match &self.readme {
            Some(readme) => sources(std::slice::from_ref(readme), root),
            None => sources(&self.files, root),
        }
    }

    /// Analyzes the selected files.
    pub(super) fn analyze(&self, sources: &mut Sources) -> Result<Analysis, Diagnostics> {
        match &self.readme {
            Some(readme) => understand_readme(sources, readme, self.tag.as_deref(), &Silent),
            None => analyze(sources, &[Job::standalone(self.files.clone())], &Silent),
        }
    }
}

/// Returns the sources for these files. References must not leave the root that the user set, or the checkout of the
/// specifications that contains the files, or else their folder.
///
/// Standard input is only read here. A reference always means a file.
pub(super) fn sources(files: &[PathBuf], root: Option<&Path>) -> Result<Sources, Diagnostic> {
    let sources = bounded(files, root);
    if let Some(stream) = files.iter().find(|file| is_stream(file)) {
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes).map_err(|error| {
            let message = format!("cannot read the standard input: {error}");
            Diagnostic::new(Code::FileUnreadable, Place::None, message)
        })?;
        sources.put(stream, &bytes)?;
    }
    Ok(sources)
}

fn bounded(files: &[PathBuf], root: Option<&Path>) -> Sources {
    if let Some(root) = root {
        return Sources::with_root(root);
    }
    let mut roots = files.iter().map(|file| specification_root(file));
    match roots.next() {
        Some(Some(root)) if roots.all(|other| other.as_ref() == Some(&root)) => {
            Sources::with_root(root)
        }
        _ => common_folder(files).map_or_else(Sources::new, |folder| Sources::within(&folder)),
    }
}
