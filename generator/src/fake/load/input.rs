//! The descriptions to load.

use std::path::PathBuf;

use rayon::prelude::*;

use super::builtin;
use super::catalog::OperationCatalog;
use crate::diagnostics::Diagnostics;
use crate::ir::Module;
use crate::overlay;
use crate::pipeline::{Analysis, Job, Silent, analyze, analyze_readme};
use crate::project::{Project, ProjectSettings, folder};
use crate::selection::Selection;
use crate::source::Sources;

/// Descriptions that belong together.
#[derive(Clone, Debug)]
pub enum DescriptionInput {
    /// The files of an API.
    Files {
        /// The files.
        files: Vec<PathBuf>,
        /// The overlays.
        overlays: Vec<PathBuf>,
        /// The root folder, if it is not that of the files.
        root: Option<PathBuf>,
    },
    /// A tag of a `readme.md`, or its default tag.
    Readme {
        /// The readme.
        path: PathBuf,
        /// The tag.
        tag: Option<String>,
        /// The root folder, if it is not that of the readme.
        root: Option<PathBuf>,
    },
    /// The services of a manifest.
    Manifest {
        /// The manifest.
        path: PathBuf,
        /// The modules of the services. Without any, all services are loaded.
        services: Vec<String>,
    },
}

/// The errors in descriptions, as text and as data.
pub type LoadError = crate::project::Error;

/// Loads descriptions, and the operations of Azure Resource Manager itself.
///
/// # Errors
///
/// Returns the errors of the first input that has errors.
pub(in crate::fake) fn load(inputs: &[DescriptionInput]) -> Result<OperationCatalog, LoadError> {
    let loaded: Vec<_> = inputs.par_iter().map(modules).collect();
    let mut catalog = OperationCatalog::default();
    for modules in loaded {
        for module in modules? {
            catalog.add(module.api, false);
        }
    }
    if let Some(api) = builtin::api() {
        catalog.add(api, true);
    }
    Ok(catalog)
}

fn modules(input: &DescriptionInput) -> Result<Vec<Module>, LoadError> {
    let mut sources = match input {
        DescriptionInput::Files { files, root, .. } => Sources::of_inputs(files, root.as_deref()),
        DescriptionInput::Readme { path, root, .. } => {
            Sources::of_inputs(std::slice::from_ref(path), root.as_deref())
        }
        DescriptionInput::Manifest { path, .. } => Sources::with_root(folder(path)),
    };
    match analyzed(input, &mut sources) {
        Ok(modules) => Ok(modules),
        Err(diagnostics) => Err(LoadError::new(diagnostics, &sources)),
    }
}

fn analyzed(input: &DescriptionInput, sources: &mut Sources) -> Result<Vec<Module>, Diagnostics> {
    let modules = |analysis: Analysis| analysis.package.modules;
    match input {
        DescriptionInput::Files {
            files, overlays, ..
        } => {
            overlay::install(sources, [(&**overlays, &**files)])?;
            let job = Job::standalone(files.clone());
            analyze(sources, &[job], &Silent).map(modules)
        }
        DescriptionInput::Readme { path, tag, .. } => {
            let everything = Selection::default();
            let tag = tag.as_deref();
            analyze_readme(sources, path, tag, everything, None, &Silent).map(modules)
        }
        DescriptionInput::Manifest { path, services } => {
            let project = Project::load_with(sources, path, ProjectSettings::default())?;
            let jobs = project.jobs_of(services)?;
            analyze(sources, &jobs, &Silent).map(modules)
        }
    }
}
