//! The stages from a readme to a refined package.

use std::path::Path;
use std::sync::Arc;

use super::{Analysis, Job, Progress, analyze};
use crate::diagnostics::Diagnostics;
use crate::readme::Readme;
use crate::source::Sources;

/// Reads, lowers and refines the API that a readme describes with this tag, or with its default tag. The
/// files are read as the readme's directives want them, so that no other API should be read from the same
/// sources.
///
/// # Errors
///
/// Everything that was found, if any of it forbids output.
pub fn understand_readme(
    sources: &mut Sources,
    readme: &Path,
    tag: Option<&str>,
    progress: &dyn Progress,
) -> Result<Analysis, Diagnostics> {
    let readme = Readme::load(sources, readme)?;
    let selection = readme.select(sources, tag)?;
    let inputs = selection.inputs.into_iter().map(|input| input.path);
    let job = Job {
        client: selection.title,
        ..Job::standalone(inputs.collect())
    };
    if !selection.directives.is_empty() {
        sources.amend_with(Arc::new(selection.directives));
    }
    let mut told = selection.diagnostics;
    match analyze(sources, &[job], progress) {
        Ok(mut analysis) => {
            told.extend(std::mem::take(&mut analysis.diagnostics));
            analysis.diagnostics = told;
            Ok(analysis)
        }
        Err(diagnostics) => {
            told.extend(diagnostics);
            Err(told)
        }
    }
}
