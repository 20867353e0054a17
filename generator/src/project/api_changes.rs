//! The changes of an output for its users.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter, Write};

use crate::diagnostics::Diagnostics;
use crate::diff::{AddedFields, ApiDiff, Surface, compare, markdown, text};
use crate::ir::Module;
use crate::pipeline::{Generated, Job, Silent, analyze, comparable};
use crate::source::Sources;

/// The changes of an output.
#[derive(Clone, Debug)]
pub struct ApiChanges {
    /// The name of the old version, such as a revision.
    since: String,
    /// The changes of the whole crate.
    pub whole: ApiDiff,
    /// Each new version of a service, with the changes since the previous one.
    pub steps: Vec<VersionStep>,
}

/// A new version of a service.
#[derive(Clone, Debug)]
pub struct VersionStep {
    /// The module of the previous version: `storage::v2023_01_01`.
    pub before: String,
    /// The module of the new version.
    pub after: String,
    /// The changes.
    pub diff: ApiDiff,
}

impl ApiChanges {
    /// Returns the changes as Markdown, for a change log.
    pub fn markdown(&self) -> String {
        let mut text = String::new();
        for VersionStep {
            before,
            after,
            diff,
        } in &self.steps
        {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "`{after}` against `{before}`:\n\n{}", markdown(diff));
        }
        let _ = match self.steps.is_empty() {
            true => write!(text, "{}", markdown(&self.whole)),
            false => write!(text, "The crate:\n\n{}", markdown(&self.whole)),
        };
        text
    }
}

impl Display for ApiChanges {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for step in &self.steps {
            let VersionStep {
                before,
                after,
                diff,
            } = step;
            writeln!(f, "{after} against {before}:\n\n{}", text(diff))?;
        }
        let Self { since, whole, .. } = self;
        writeln!(
            f,
            "The API of the crate against `{since}`:\n\n{}",
            text(whole)
        )
    }
}

/// A generated output, with the crate of each of its versions, which are compared with later versions.
pub(super) struct ComparedOutput<'a> {
    pub(super) generated: &'a Generated,
    pub(super) sources: &'a Sources,
    /// The crates by the path of the module. Versions that cannot be generated alone are missing.
    versions: BTreeMap<Vec<String>, Generated>,
}

impl<'a> ComparedOutput<'a> {
    /// Generates the crates of the versions for which `is_needed` is true.
    pub(super) fn new(
        generated: &'a Generated,
        jobs: &[Job],
        sources: &'a Sources,
        is_needed: impl Fn(&Module) -> bool,
    ) -> Self {
        let modules = generated.package.modules.iter();
        let versions = modules
            .filter(|module| is_needed(module))
            .filter_map(|module| {
                let job = jobs.iter().find(|job| job.path == module.path)?;
                Some((module.path.clone(), alone(job, module, sources).ok()?))
            });
        ComparedOutput {
            versions: versions.collect(),
            generated,
            sources,
        }
    }
}

/// Generates the crate of a single version.
fn alone(job: &Job, module: &Module, sources: &Sources) -> Result<Generated, Diagnostics> {
    let job = Job {
        path: Vec::new(),
        feature: None,
        newest_stable: false,
        client: Some(module.api.client.title.clone()),
        ..job.clone()
    };
    comparable(analyze(sources, &[job], &Silent)?)
}

/// Compares two states of an output. `surface` has the public items of the old one, if they were read from its files.
pub(super) fn changes(
    old: &ComparedOutput<'_>,
    new: &ComparedOutput<'_>,
    surface: Option<Surface>,
    since: &str,
    added_fields: AddedFields,
) -> ApiChanges {
    let before = old.generated.version(old.sources);
    let before = match surface {
        Some(surface) => before.with_surface(surface),
        None => before,
    };
    let diff = compare(&before, &new.generated.version(new.sources));
    let mut steps = Vec::new();
    for (path, after) in &new.versions {
        let is_old = |modules: &[Module]| modules.iter().any(|module| module.path == *path);
        if is_old(&old.generated.package.modules) {
            continue;
        }
        let Some((before_path, before, sources)) = previous(path, old, new) else {
            continue;
        };
        let diff = compare(&before.version(sources), &after.version(new.sources));
        steps.push(VersionStep {
            before: before_path.join("::"),
            after: path.join("::"),
            diff: diff.with_added_fields(added_fields),
        });
    }
    ApiChanges {
        since: since.to_owned(),
        whole: diff.with_added_fields(added_fields),
        steps,
    }
}

type PreviousVersion<'a> = (&'a Vec<String>, &'a Generated, &'a Sources);

/// Returns the version of the same service before a new one: the newest older one, or else the one that it replaces.
fn previous<'a>(
    path: &[String],
    old: &'a ComparedOutput<'_>,
    new: &'a ComparedOutput<'_>,
) -> Option<PreviousVersion<'a>> {
    let states = [new, old].into_iter();
    let all = states.flat_map(|state| {
        let versions = state.versions.iter();
        versions.map(|(path, generated)| (path, generated, state.sources))
    });
    let of_service = all.filter(|(other, ..)| other.first() == path.first() && *other != path);
    let of_service: Vec<_> = of_service.collect();
    let older = of_service
        .iter()
        .filter(|(other, ..)| other.as_slice() < path);
    let newest = older.max_by(|one, other| one.0.cmp(other.0));
    newest.or(of_service.last()).copied()
}
