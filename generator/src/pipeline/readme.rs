//! The stages from a readme to a refined package.

use std::path::Path;
use std::sync::Arc;

use super::{Analysis, Job, Progress, analyze, versions};
use crate::diagnostics::Diagnostics;
use crate::manifest::GlobalParameters;
use crate::readme::{Readme, TagInputs};
use crate::selection::Selection;
use crate::source::Sources;

/// Reads, lowers and refines the API that a readme describes for a tag, or for its default tag. The directives of the
/// readme change the files, so the sources must not be used for another API.
///
/// # Errors
///
/// Returns all diagnostics if there is an error.
pub fn analyze_readme(
    sources: &mut Sources,
    readme: &Path,
    tag: Option<&str>,
    operations: Selection,
    global_parameters: Option<GlobalParameters>,
    progress: &dyn Progress,
) -> Result<Analysis, Diagnostics> {
    let readme = Readme::load(sources, readme)?;
    let selected = readme.select(sources, tag)?;
    let settings = Job {
        selection: operations,
        global_parameters,
        ..Job::default()
    };
    analyze_tag(sources, selected, settings, progress)
}

/// Reads, lowers and refines the API of a tag with the settings of a job, like [`analyze_readme`].
///
/// # Errors
///
/// Returns all diagnostics if there is an error.
pub fn analyze_tag(
    sources: &mut Sources,
    selection: TagInputs,
    settings: Job,
    progress: &dyn Progress,
) -> Result<Analysis, Diagnostics> {
    let inputs = selection.inputs.into_iter().map(|input| input.path);
    let job = Job {
        client: selection.title,
        inputs: inputs.collect(),
        ..settings
    };
    if !selection.directives.is_empty() {
        sources.transform_with(Arc::new(selection.directives));
    }
    let mut told = selection.diagnostics;
    let (jobs, note) = versions::jobs(sources, job);
    told.extend(note);
    match analyze(sources, &jobs, progress) {
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
