//! The stages from files to a refined package.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rayon::prelude::*;

use super::{Event, Job, ProfileChoice, Progress, Stage, Times};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::ir::{Api, DocumentId, Module, Package, Profile, SuppliedBy};
use crate::manifest::GlobalParameters;
use crate::selection::select;
use crate::source::{Dialect, Document, Sources, common_folder};
use crate::{lower, passes, rename};

/// The analyzed APIs of a crate.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// The APIs, in the order of the jobs.
    pub package: Package,
    /// Warnings and notes.
    pub diagnostics: Diagnostics,
    /// The time of each stage.
    pub times: Times,
    /// The time of each API.
    pub module_times: Vec<Duration>,
}

/// Reads, lowers and refines the API of each job.
///
/// # Errors
///
/// Returns all diagnostics if there is an error.
pub fn analyze(
    sources: &Sources,
    jobs: &[Job],
    progress: &dyn Progress,
) -> Result<Analysis, Diagnostics> {
    let parts: Vec<AnalyzedJob> = jobs
        .par_iter()
        .enumerate()
        .map(|(index, job)| {
            let part = AnalyzedJob::make(sources, job);
            progress.on(Event::Analysis(index));
            part
        })
        .collect();
    let mut diagnostics = Diagnostics::default();
    let mut times = Times::default();
    let mut module_times = Vec::new();
    let mut modules = Vec::new();
    let mut unmatched = Vec::new();
    let failed = parts.iter().filter(|part| part.api.is_none()).count();
    for (part, job) in parts.into_iter().zip(jobs) {
        diagnostics.extend(part.diagnostics);
        unmatched.extend(part.unmatched);
        times += part.times;
        module_times.push(part.time);
        let api = part.api.filter(|api| !is_omitted(job, api));
        modules.extend(api.map(|api| module(sources, job, part.inputs, api)));
    }
    diagnostics.extend(unmatched_everywhere(unmatched, jobs));
    diagnostics.extend(sources.warnings());
    if diagnostics.has_errors() || failed > 0 {
        return Err(diagnostics);
    }
    progress.on(Event::Begun(Stage::Share));
    let package = times.measure(Stage::Share, || passes::share(modules));
    Ok(Analysis {
        package,
        diagnostics,
        times,
        module_times,
    })
}

/// True if a version of an API has none of the selected operations.
fn is_omitted(job: &Job, api: &Api) -> bool {
    job.one_of_versions && !job.selection.is_everything() && api.operations().next().is_none()
}

/// Returns the messages about selectors and new names that match nothing in any of the APIs that they are for. The
/// versions of a service share them.
fn unmatched_everywhere(unmatched: Vec<Diagnostic>, jobs: &[Job]) -> Vec<Diagnostic> {
    let places_of = |job: &Job| -> Vec<Place> {
        let selectors = job.selection.include.iter().chain(&job.selection.exclude);
        let selectors = selectors.map(|selector| selector.place().clone());
        let renames = job.renames.iter().map(|rename| rename.place.clone());
        selectors.chain(renames).collect()
    };
    let places: Vec<Vec<Place>> = jobs.iter().map(places_of).collect();
    let mut found: Vec<(Diagnostic, usize)> = Vec::new();
    for diagnostic in unmatched {
        let is_same = |(other, _): &&mut (Diagnostic, usize)| {
            other.place == diagnostic.place && other.message == diagnostic.message
        };
        match found.iter_mut().find(is_same) {
            Some((_, number)) => *number += 1,
            None => found.push((diagnostic, 1)),
        }
    }
    found.retain(|(diagnostic, number)| {
        let concerned = places.iter().filter(|all| all.contains(&diagnostic.place));
        *number >= concerned.count()
    });
    found
        .into_iter()
        .map(|(diagnostic, _)| diagnostic)
        .collect()
}

/// The result of one job.
#[derive(Default)]
struct AnalyzedJob {
    /// The messages about selectors and new names that match nothing in this API.
    unmatched: Vec<Diagnostic>,
    inputs: Vec<DocumentId>,
    api: Option<Api>,
    diagnostics: Diagnostics,
    times: Times,
    time: Duration,
}

impl AnalyzedJob {
    fn make(sources: &Sources, job: &Job) -> AnalyzedJob {
        let start = Instant::now();
        let mut part = AnalyzedJob::default();
        part.api = part.analyze(sources, job);
        part.time = start.elapsed();
        part
    }

    fn analyze(&mut self, sources: &Sources, job: &Job) -> Option<Api> {
        let AnalyzedJob {
            inputs,
            diagnostics,
            times,
            unmatched,
            ..
        } = self;
        times.measure(Stage::Read, || {
            for path in &job.inputs {
                inputs.extend(diagnostics.take(read(sources, path)));
            }
        });
        if diagnostics.has_errors() {
            return None;
        }
        let global_parameters = job.global_parameters.map(|supplier| match supplier {
            GlobalParameters::Client => SuppliedBy::Client,
            GlobalParameters::Method => SuppliedBy::Method,
        });
        let mut api = times.measure(Stage::Lower, || {
            lower::lower_with(sources, inputs, global_parameters, diagnostics)
        })?;
        if diagnostics.has_errors() {
            return None;
        }
        match job.profile {
            ProfileChoice::Set(profile) => api.profile = profile,
            ProfileChoice::Recorded(profile) => {
                diagnostics.extend(profile_mismatch(job, &api, profile));
                api.profile = profile;
            }
            ProfileChoice::Detected => {}
        }
        api.unknown = job.unknown;
        if let Some(client) = &job.client {
            api.client.title.clone_from(client);
        }
        unmatched.extend(rename::unmatched(&job.renames, &api));
        select(&mut api, &job.selection, unmatched);
        rename::rename(&job.renames, &mut api);
        passes::long_names(&api, diagnostics);
        if diagnostics.has_errors() {
            return None;
        }
        times.measure(Stage::Refine, || passes::run(&mut api, diagnostics));
        if let Some(flag) = &job.streams.flag {
            unmatched.extend(passes::stream_flag(&mut api, flag));
        }
        if let Some(marker) = &job.streams.end_marker {
            passes::stream_end(&mut api, marker);
        }
        Some(api)
    }
}

/// Returns a warning if the description suggests another profile than the recorded one. What AutoRest reads does not
/// contradict the profile `plain`: services outside of Azure use it, too.
fn profile_mismatch(job: &Job, api: &Api, recorded: Profile) -> Option<Diagnostic> {
    let (message, help) = match recorded {
        Profile::Plain if lower::is_served_by_azure(&api.client) => (
            "the host or the tokens are those of Azure, but the recorded profile is `plain`",
            "set `profile: azure` in the manifest or pass `--profile azure`, if the conventions of Azure apply",
        ),
        Profile::Azure if api.profile == Profile::Plain => (
            "nothing in the description is of Azure, but the recorded profile is `azure`",
            "set `profile: plain` in the manifest, or remove `profile` to keep the conventions of Azure",
        ),
        Profile::Azure | Profile::Plain => return None,
    };
    let place = job.inputs.first().cloned().map_or(Place::None, Place::File);
    Some(Diagnostic::new(Code::ProfileMismatch, place, message).help(help))
}

/// Reads an input file and checks that it is an API description in a supported dialect.
fn read(sources: &Sources, path: &Path) -> Result<DocumentId, Diagnostic> {
    let document = sources.document(sources.load(path)?);
    Dialect::of(&document)?;
    Ok(document.id)
}

fn module(sources: &Sources, job: &Job, inputs: Vec<DocumentId>, api: Api) -> Module {
    let documents: Vec<_> = inputs.into_iter().map(|id| sources.document(id)).collect();
    Module {
        path: job.path.clone(),
        feature: job.feature.clone(),
        newest_stable: job.newest_stable,
        inputs: names(sources, &documents),
        reach: job.group_features.then(|| passes::group_reach(&api)),
        api,
    }
}

/// Returns the names of the inputs for the output, without paths of this machine.
fn names(sources: &Sources, documents: &[Arc<Document>]) -> Vec<String> {
    if sources.root().is_some() {
        return documents
            .iter()
            .map(|document| document.name.clone())
            .collect();
    }
    let paths: Vec<PathBuf> = documents
        .iter()
        .map(|document| std::path::absolute(&document.path).unwrap_or(document.path.clone()))
        .collect();
    let folder = common_folder(&paths).unwrap_or_default();
    paths
        .iter()
        .map(|path| {
            let parts = path.strip_prefix(&folder).unwrap_or(path).components();
            let parts: Vec<_> = parts
                .map(|part| part.as_os_str().to_string_lossy())
                .collect();
            parts.join("/")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_inputs_tell_nothing_of_the_machine() {
        let folder = tempfile::tempdir().unwrap();
        let names_of = |paths: &[&str]| {
            let sources = Sources::new();
            let documents: Vec<_> = paths
                .iter()
                .map(|path| {
                    let path = folder.path().join(path);
                    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                    std::fs::write(&path, "{}").unwrap();
                    sources.document(sources.load(&path).unwrap())
                })
                .collect();
            names(&sources, &documents)
        };
        assert_eq!(names_of(&["a/b/one.json"]), ["one.json"]);
        assert_eq!(
            names_of(&["a/b/one.json", "a/c/two.json"]),
            ["b/one.json", "c/two.json"]
        );
    }
}
