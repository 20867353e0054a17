//! The command `armsmith diff`.

use std::path::PathBuf;

use super::arguments::{Diff, DiffFormat, RevisionRange};
use super::input::sources;
use super::{Console, MessageFormat, Outcome};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::diff::{self, ApiDiff, compare};
use crate::pipeline::{Generated, Job, Silent, analyze, analyze_readme, comparable};
use crate::revision::Revision;
use crate::selection::Selection;
use crate::source::{Sources, is_readme};

pub(super) fn run(arguments: &Diff, console: &Console) -> Outcome {
    let [old, new] = arguments.versions();
    let made = [&old, &new].map(|version| Made::of(version, arguments, console));
    let [Some(old), Some(new)] = made else {
        return Outcome::Wrong;
    };
    let diff = compare(
        &old.generated.version(&old.sources),
        &new.generated.version(&new.sources),
    )
    .with_added_fields(arguments.added_fields.into());
    let format = match (arguments.format, console.format) {
        (Some(format), _) => format,
        (None, MessageFormat::Human) => DiffFormat::Text,
        (None, MessageFormat::Json) => DiffFormat::Json,
    };
    show(&diff, format, console);
    for made in [&old, &new] {
        console.times(&made.generated.times);
    }
    let denied = (arguments.exit_code && !diff.is_empty())
        || (arguments.deny_breaking && diff.breaking() > 0);
    if denied {
        Outcome::Drift
    } else {
        Outcome::Done
    }
}

/// Prints a comparison.
pub(super) fn show(diff: &ApiDiff, format: DiffFormat, console: &Console) {
    match format {
        DiffFormat::Text => console.output(diff::text(diff)),
        DiffFormat::Markdown => console.output(diff::markdown(diff)),
        DiffFormat::Json => {
            let json = serde_json::to_string_pretty(diff).unwrap_or_default();
            console.output(format!("{json}\n"));
        }
    }
}

/// The files that a user selected for one version.
pub(super) struct VersionFiles {
    pub files: Vec<PathBuf>,
    pub tag: Option<String>,
    /// The git revision. `None` for the current files.
    pub revision: Option<String>,
}

impl Diff {
    fn versions(&self) -> [VersionFiles; 2] {
        let RevisionRange { old, new } = self.git.clone().unwrap_or_default();
        // A single path is used for both versions, with another tag or revision.
        let both = self.git.is_some() || self.paths.len() == 1;
        let named = |own: &[PathBuf], place: usize| match own.is_empty() {
            false => own.to_vec(),
            true if both => self.paths.clone(),
            true => self.paths.get(place).cloned().into_iter().collect(),
        };
        let version = |own, place, tag: &Option<String>, revision| VersionFiles {
            files: named(own, place),
            tag: tag.clone().or_else(|| self.tag.clone()),
            revision,
        };
        [
            version(&self.old, 0, &self.old_tag, old),
            version(&self.new, 1, &self.new_tag, new),
        ]
    }
}

/// A version generated from the files that a user selected.
struct Made {
    generated: Generated,
    sources: Sources,
    /// Keeps the extracted files.
    _revision: Option<Revision>,
}

impl Made {
    fn of(version: &VersionFiles, arguments: &Diff, console: &Console) -> Option<Made> {
        let laid_out = lay_out(version);
        let (files, revision) = match laid_out {
            Ok(found) => found,
            Err(diagnostic) => {
                console.wrong(diagnostic);
                return None;
            }
        };
        let sources = match &revision {
            Some(revision) => Ok(Sources::with_root(revision.root())),
            None => sources(&files, arguments.root.as_deref()),
        };
        let mut sources = match sources {
            Ok(sources) => sources,
            Err(diagnostic) => {
                console.wrong(diagnostic);
                return None;
            }
        };
        match generate(&mut sources, &files, version.tag.as_deref()) {
            Ok(generated) => {
                // Warnings about a version are reported when it is generated.
                Some(Made {
                    generated,
                    sources,
                    _revision: revision,
                })
            }
            Err(diagnostics) => {
                console.report(&diagnostics, &sources, false);
                None
            }
        }
    }
}

fn lay_out(version: &VersionFiles) -> Result<(Vec<PathBuf>, Option<Revision>), Diagnostic> {
    let (Some(name), Some(first)) = (&version.revision, version.files.first()) else {
        return Ok((version.files.clone(), None));
    };
    let revision = Revision::open(first, name)?;
    let files = revision.lay_out(&version.files)?;
    Ok((files, Some(revision)))
}

fn generate(
    sources: &mut Sources,
    files: &[PathBuf],
    tag: Option<&str>,
) -> Result<Generated, Diagnostics> {
    let analysis = match files {
        [readme] if is_readme(readme) => {
            analyze_readme(sources, readme, tag, Selection::default(), None, &Silent)?
        }
        files => analyze(sources, &[Job::standalone(files.to_vec())], &Silent)?,
    };
    comparable(analysis)
}
