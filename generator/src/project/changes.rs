//! The changes for users of the crate since the last commit.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use super::{Project, ProjectOutput, ProjectSettings};
use crate::diagnostics::Diagnostics;
use crate::diff::{ApiDiff, compare, printed, text};
use crate::manifest::OutputKind;
use crate::pipeline::{Generated, Job, Silent, analyze, comparable};
use crate::revision::Revision;
use crate::source::Sources;
use crate::{ir, manifest};

/// The revision to compare with.
const COMMITTED: &str = "HEAD";

impl ProjectOutput {
    /// Returns the changes of the crate since the last commit, and of each new version compared to the previous one, as
    /// text. `None` if there are no changes, no commit or no git.
    ///
    /// The public items are read from the committed crate, so that changes of the generator are reported like changes
    /// of the specifications. Their names in the specification are computed by the current generator from the committed
    /// specifications.
    ///
    /// # Errors
    ///
    /// Returns the errors of the committed specifications, and the sources for their places.
    pub fn changes(
        &self,
        generated: &Generated,
        sources: &Sources,
    ) -> Result<Option<String>, Box<(Diagnostics, Sources)>> {
        let Some(revision) = Revision::open(&self.folder, COMMITTED).ok() else {
            return Ok(None);
        };
        // The sources of a module are not those of a crate, so both versions are generated.
        let committed = match self.manifest.output {
            OutputKind::Module => BTreeMap::new(),
            OutputKind::Crate => committed(&revision, &self.out()).unwrap_or_default(),
        };
        let is_source = |(path, _): &(&String, &String)| path.starts_with("src/");
        let is_same =
            committed.is_empty() || committed.iter().eq(generated.tree.iter().filter(is_source));
        let differs = self.inputs().any(|input| revision.differs(&input));
        if is_same && !differs {
            return Ok(None);
        }
        let Some(old_manifest) = self.committed_manifest(&revision) else {
            return Ok(None);
        };
        let old_sources = Sources::with_root(super::folder(&old_manifest));
        let old = Project::load_with(
            &old_sources,
            &old_manifest,
            ProjectSettings {
                tests: false,
                ..self.settings.clone()
            },
        )
        .and_then(|project| {
            let is_same = |output: &&ProjectOutput| output.manifest.out == self.manifest.out;
            let output = project.outputs.iter().find(is_same);
            let generated = output.map(|output| output.generate(&old_sources, &Silent));
            generated.transpose()
        });
        let old = match old {
            Ok(Some(old)) => old,
            // The crate is new.
            Ok(None) => return Ok(None),
            Err(diagnostics) => return Err(Box::new((diagnostics, old_sources))),
        };
        let before = old.version(&old_sources);
        let before = match committed.is_empty() {
            true => before,
            false => before.with_surface(printed(&committed, &old.names)),
        };
        let whole = compare(&before, &generated.version(sources));
        if whole.is_empty() && !differs {
            return Ok(None);
        }
        let mut told = String::new();
        // Writing to a string cannot fail.
        let _ = writeln!(
            told,
            "The API of the crate against `{COMMITTED}`:\n\n{}",
            text(&whole)
        );
        for (before, after, diff) in self.steps(&old, generated, sources) {
            let _ = writeln!(told, "{after} against {before}:\n\n{}", text(&diff));
        }
        Ok(Some(told))
    }

    /// Extracts the committed manifest with its input files, and returns its path.
    fn committed_manifest(&self, revision: &Revision) -> Option<std::path::PathBuf> {
        let manifest = std::slice::from_ref(&self.path);
        let [committed] = revision.lay_out(manifest).ok()?.try_into().ok()?;
        let inputs = manifest::input_files(&committed)?;
        let inputs: Vec<_> = inputs.iter().map(|input| self.folder.join(input)).collect();
        revision.lay_out(&inputs).ok()?;
        Some(committed)
    }

    /// Returns each new version of a service with the newest older one.
    fn steps(
        &self,
        old: &Generated,
        new: &Generated,
        sources: &Sources,
    ) -> Vec<(String, String, ApiDiff)> {
        let mut found = Vec::new();
        for module in &new.package.modules {
            if old
                .package
                .modules
                .iter()
                .any(|other| other.path == module.path)
            {
                continue;
            }
            let of_service = new.package.modules.iter().filter(|other| {
                other.path.first() == module.path.first() && other.path < module.path
            });
            let Some(before) = of_service.max_by(|one, other| one.path.cmp(&other.path)) else {
                continue;
            };
            let made = [before, module].map(|module| self.alone(module, sources));
            if let [Ok(one), Ok(other)] = &made {
                let diff = compare(&one.version(sources), &other.version(sources));
                found.push((before.path.join("::"), module.path.join("::"), diff));
            }
        }
        found
    }

    /// Generates the crate of a single version.
    fn alone(&self, module: &ir::Module, sources: &Sources) -> Result<Generated, Diagnostics> {
        let inputs = module.inputs.iter().map(|input| self.folder.join(input));
        let job = Job {
            client: Some(module.api.client.title.clone()),
            ..Job::standalone(inputs.collect())
        };
        comparable(analyze(sources, &[job], &Silent)?)
    }
}

/// Returns the committed sources of the crate, or `None` if they cannot be read.
fn committed(revision: &Revision, out: &Path) -> Option<BTreeMap<String, String>> {
    let folder = revision.lay_out_folder(out).ok()?;
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder.join("src")) {
        // Not committed.
        let Ok(entry) = entry else { continue };
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(&folder).ok()?;
            let name = path.to_string_lossy().replace('\\', "/");
            files.insert(name, fs::read_to_string(entry.path()).ok()?);
        }
    }
    Some(files)
}
