//! A project: a manifest, and the crate that is generated from it.

mod changes;
mod init;
mod title;

use std::path::{Path, PathBuf};

pub use init::{NewManifest, workspace_role};
pub(crate) use title::snake_title;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::emit::{CrateKind, Options};
use crate::ir::Origin;
use crate::manifest::{self, Manifest};
use crate::output::{self, Drift, WriteOptions, WriteReport};
use crate::pipeline::{Generated, Job, Progress, generate};
use crate::source::{Sources, normalise};

/// A manifest and its folder.
///
/// ```no_run
/// use std::path::Path;
///
/// use armsmith::output::WriteOptions;
/// use armsmith::pipeline::Silent;
/// use armsmith::project::Project;
///
/// # fn run() -> Result<(), armsmith::diagnostics::Diagnostics> {
/// let (project, sources) = Project::load(Path::new("armsmith.yaml"))?;
/// let generated = project.generate(&sources, &Silent)?;
/// project.write(&generated, &WriteOptions::default())?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Project {
    path: PathBuf,
    folder: PathBuf,
    manifest: Manifest,
    settings: ProjectSettings,
}

/// The settings of a project that its manifest does not have.
#[derive(Clone, Debug)]
pub struct ProjectSettings {
    /// The command that generates the crate, for the header of every file.
    pub command: String,
    /// The kind of crate.
    pub kind: CrateKind,
    /// True if tests are generated from examples.
    pub tests: bool,
}

impl Default for ProjectSettings {
    fn default() -> Self {
        ProjectSettings {
            command: "armsmith regen".to_owned(),
            kind: CrateKind::Standalone,
            tests: false,
        }
    }
}

impl Project {
    /// Loads a manifest. Returns the sources too, with the manifest's folder as their root.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`manifest::load`].
    pub fn load(path: &Path) -> Result<(Self, Sources), Diagnostics> {
        let sources = Sources::with_root(folder(path));
        let project = Self::load_with(&sources, path, ProjectSettings::default())?;
        Ok((project, sources))
    }

    /// Loads a manifest with sources whose root is its folder, and with other settings.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`manifest::load`].
    pub fn load_with(
        sources: &Sources,
        path: &Path,
        settings: ProjectSettings,
    ) -> Result<Self, Diagnostics> {
        let mut manifest = manifest::load(sources, path)?;
        if manifest.out.is_none() {
            return Err(without_output(sources, path).into());
        }
        let folder = folder(path).to_owned();
        manifest
            .examples
            .retain(|_, _| settings.kind == CrateKind::Curated);
        Ok(Project {
            path: path.to_owned(),
            folder,
            manifest,
            settings,
        })
    }

    /// Returns the output folder.
    pub fn out(&self) -> PathBuf {
        let out = self.manifest.out.as_deref().unwrap_or_default();
        normalise(&self.folder.join(out))
    }

    /// Returns the name of the crate.
    pub fn crate_name(&self) -> &str {
        &self.manifest.crate_name
    }

    /// Returns the APIs to generate.
    pub fn jobs(&self) -> Vec<Job> {
        Job::of_manifest(&self.manifest, &self.folder)
    }

    /// Returns the input files.
    fn inputs(&self) -> impl Iterator<Item = PathBuf> {
        self.jobs().into_iter().flat_map(|job| job.inputs)
    }

    /// Generates the crate. Writes nothing.
    ///
    /// # Errors
    ///
    /// Returns all diagnostics if there is an error.
    pub fn generate(
        &self,
        sources: &Sources,
        progress: &dyn Progress,
    ) -> Result<Generated, Diagnostics> {
        let ProjectSettings {
            command,
            kind,
            tests,
        } = self.settings.clone();
        let options = Options {
            crate_name: self.manifest.crate_name.clone(),
            command,
            kind,
            examples: self.manifest.examples.clone(),
            tests,
            package: self.manifest.package.clone(),
        };
        generate(sources, &self.jobs(), &options, progress)
    }

    /// Completes a write that was interrupted.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`output::recover`].
    pub fn recover(&self, options: &WriteOptions) -> Result<(), Diagnostics> {
        output::recover(&self.out(), options).map(|_| ())
    }

    /// Compares the output folder with the generated crate. Writes nothing.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`output::check`].
    pub fn check(&self, generated: &Generated) -> Result<Vec<Drift>, Diagnostics> {
        Ok(output::check(&generated.tree, &self.out())?)
    }

    /// Writes the generated crate to the output folder.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`output::write`].
    pub fn write(
        &self,
        generated: &Generated,
        options: &WriteOptions,
    ) -> Result<WriteReport, Diagnostics> {
        output::write(&generated.tree, &self.out(), options)
    }
}

/// Returns the folder of a manifest.
pub(crate) fn folder(path: &Path) -> &Path {
    let folder = path.parent().unwrap_or(Path::new(""));
    match folder.as_os_str().is_empty() {
        true => Path::new("."),
        false => folder,
    }
}

fn without_output(sources: &Sources, path: &Path) -> Diagnostic {
    let place = match sources.load(path) {
        Ok(document) => Place::Value(Origin {
            document,
            pointer: "/crate".to_owned(),
        }),
        Err(_) => Place::File(path.to_owned()),
    };
    Diagnostic::new(
        Code::InvalidManifest,
        place,
        "the manifest has no output folder",
    )
    .help("add `out` with the folder of the crate, relative to the manifest")
}
