//! The changes for users of the crate since the last commit.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::api_changes::{self, ApiChanges, ComparedOutput};
use super::{Project, ProjectOutput, ProjectSettings};
use crate::diagnostics::Diagnostics;
use crate::diff::printed;
use crate::manifest::OutputKind;
use crate::pipeline::{Generated, Silent};
use crate::revision::Revision;
use crate::source::Sources;
use crate::{ir, manifest};

/// The revision to compare with.
const COMMITTED: &str = "HEAD";

impl ProjectOutput {
    /// Returns the changes of the crate since the last commit, and of each new version compared to the previous one.
    /// `None` if there are no changes, no commit or no git.
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
    ) -> Result<Option<ApiChanges>, Box<(Diagnostics, Sources)>> {
        let Some(revision) = Revision::open(&self.folder, COMMITTED).ok() else {
            return Ok(None);
        };
        // The sources of a module are not those of a crate, so both versions are generated.
        let committed = match self.manifest.output {
            OutputKind::Module => BTreeMap::new(),
            // Those of the crates of a layout are in other folders.
            OutputKind::Crate if self.manifest.layout.runtime().is_some() => BTreeMap::new(),
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
            let generated = output.map(|output| {
                let generated = output.generate(&old_sources, &Silent)?;
                Ok((generated, output.jobs()))
            });
            generated.transpose()
        });
        let (old, old_jobs) = match old {
            Ok(Some(old)) => old,
            // The crate is new.
            Ok(None) => return Ok(None),
            Err(diagnostics) => return Err(Box::new((diagnostics, old_sources))),
        };
        let surface = (!committed.is_empty()).then(|| printed(&committed, &old.names));
        // Only versions of a service with a new version are compared.
        let is_compared = |module: &ir::Module| has_new_version(module, &old, generated);
        let changes = api_changes::changes(
            &ComparedOutput::new(&old, &old_jobs, &old_sources, is_compared),
            &ComparedOutput::new(generated, &self.jobs(), sources, is_compared),
            surface,
            COMMITTED,
            self.manifest.added_fields,
        );
        match changes.whole.is_empty() && !differs {
            true => Ok(None),
            false => Ok(Some(changes)),
        }
    }

    /// Returns the input files and overlays.
    fn inputs(&self) -> impl Iterator<Item = PathBuf> {
        let jobs = self.jobs().into_iter();
        jobs.flat_map(|job| job.inputs.into_iter().chain(job.overlays))
    }

    /// Extracts the committed manifest with its input files, and returns its path.
    fn committed_manifest(&self, revision: &Revision) -> Option<PathBuf> {
        let manifest = std::slice::from_ref(&self.path);
        let [committed] = revision.lay_out(manifest).ok()?.try_into().ok()?;
        let inputs = manifest::input_files(&committed)?;
        let inputs: Vec<_> = inputs.iter().map(|input| self.folder.join(input)).collect();
        revision.lay_out(&inputs).ok()?;
        Some(committed)
    }
}

/// True if the service of a module has a version that it did not have before.
fn has_new_version(module: &ir::Module, old: &Generated, new: &Generated) -> bool {
    let is_old = |path: &[String]| old.package.modules.iter().any(|it| it.path == path);
    let mut modules = new.package.modules.iter();
    modules.any(|it| it.path.first() == module.path.first() && !is_old(&it.path))
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
