//! The input files of a command, and the folder that their references may not leave.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::arguments::{GlobalParameters, InputFiles};
use super::stream::is_stream;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::manifest::GlobalParameters as Supplier;
use crate::pipeline::{Analysis, Job, Silent, analyze, analyze_readme};
use crate::readme::Readme;
use crate::selection::{Selection, Selector};
use crate::source::{Sources, common_folder, specification_root};

impl InputFiles {
    /// Returns the sources for the selected files.
    pub(super) fn sources(&self) -> Result<Sources, Diagnostic> {
        let root = self.root.as_deref();
        match &self.readme {
            Some(readme) => sources(std::slice::from_ref(readme), root),
            None => sources(&self.files, root),
        }
    }

    fn global_parameters(&self) -> Option<Supplier> {
        let supplied_by = self.global_parameters?;
        Some(match supplied_by {
            GlobalParameters::Client => Supplier::Client,
            GlobalParameters::Method => Supplier::Method,
        })
    }

    /// Returns the input files: those of the command line, or those of the readme's tag. Adds a warning about the
    /// directives of the readme.
    pub(super) fn inputs(
        &self,
        sources: &Sources,
        diagnostics: &mut Diagnostics,
    ) -> Result<Vec<PathBuf>, Diagnostics> {
        let Some(path) = &self.readme else {
            return Ok(self.files.clone());
        };
        let readme = Readme::load(sources, path)?;
        let selected = readme.select(sources, self.tag.as_deref())?;
        diagnostics.extend(selected.unapplied_directives(path));
        Ok(selected
            .inputs
            .into_iter()
            .map(|input| input.path)
            .collect())
    }

    /// Analyzes the selected operations of the selected files.
    pub(super) fn analyze(&self, sources: &mut Sources) -> Result<Analysis, Diagnostics> {
        let selection = self.selection()?;
        match &self.readme {
            Some(readme) => analyze_readme(
                sources,
                readme,
                self.tag.as_deref(),
                selection,
                self.global_parameters(),
                &Silent,
            ),
            None => {
                let job = Job {
                    global_parameters: self.global_parameters(),
                    selection,
                    ..Job::standalone(self.files.clone())
                };
                analyze(sources, &[job], &Silent)
            }
        }
    }

    /// Returns the selected operations.
    pub(super) fn selection(&self) -> Result<Selection, Diagnostics> {
        let mut diagnostics = Diagnostics::default();
        let mut read = |texts: &[String]| -> Vec<Selector> {
            let selectors = texts.iter().map(|text| Selector::new(text, Place::None));
            selectors.filter_map(|it| diagnostics.take(it)).collect()
        };
        let selection = Selection {
            include: read(&self.include),
            exclude: read(&self.exclude),
        };
        match diagnostics.has_errors() {
            true => Err(diagnostics),
            false => Ok(selection),
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
