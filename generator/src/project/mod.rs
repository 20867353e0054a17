//! A project: a manifest, and the crates that are generated from it.

#[cfg(feature = "cli")]
mod api_changes;
#[cfg(feature = "cli")]
mod available_versions;
#[cfg(feature = "cli")]
mod changelog;
#[cfg(feature = "cli")]
mod changes;
mod error;
#[cfg(test)]
mod front_door_tests;
mod generator;
mod host;
mod init;
mod lock;
mod regen;
#[cfg(any(feature = "cli", feature = "fake"))]
mod selected_services;
#[cfg(feature = "cli")]
mod services;
mod title;
#[cfg(feature = "cli")]
mod update;

mod workspace;

use std::path::{Path, PathBuf};
use std::sync::Arc;

#[cfg(feature = "cli")]
pub use api_changes::{ApiChanges, VersionStep};
#[cfg(feature = "cli")]
pub use available_versions::{ProjectFailure, ServiceVersions, available_versions};
pub use error::Error;
pub use generator::{GeneratedFile, Generator};
use host::HostCrate;
pub use init::NewManifest;
pub use regen::{LoadedProject, RegenReport};
pub use title::snake_title;
#[cfg(feature = "cli")]
pub use update::{UpdateOptions, UpdateReport, UpdatedOutput, update};

pub use workspace::{workspace_mismatch, workspace_role};

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::emit::{CrateKind, Options};
use crate::ir::Origin;
use crate::manifest::{self, Manifest, OutputKind};
use crate::output::{self, Drift, WriteOptions, WriteReport};
use crate::overlay;
use crate::pipeline::{Generated, GeneratedMember, Job, Progress, generate};
use crate::readme::Directives;
use crate::rust::options::WorkspaceRole;
use crate::source::{Sources, nearest, normalise};

/// A manifest and its outputs.
#[derive(Clone, Debug)]
pub struct Project {
    /// The path of the manifest.
    manifest: PathBuf,
    outputs: Vec<ProjectOutput>,
    /// True if the manifest has other outputs, too.
    is_part: bool,
}

/// One crate of a project.
#[derive(Clone, Debug)]
pub struct ProjectOutput {
    path: PathBuf,
    folder: PathBuf,
    manifest: Manifest,
    settings: ProjectSettings,
    /// The warnings about overlays.
    warnings: Diagnostics,
}

/// The settings of a project that its manifest does not have.
#[derive(Clone, Debug)]
pub struct ProjectSettings {
    /// The command that generates the crate, for the header of every file.
    pub command: String,
    /// The kind of crate.
    pub kind: CrateKind,
    /// True if tests are generated from examples.
    #[cfg(feature = "cli")]
    pub tests: bool,
}

impl Default for ProjectSettings {
    fn default() -> Self {
        ProjectSettings {
            command: "armsmith regen".to_owned(),
            kind: CrateKind::Standalone,
            #[cfg(feature = "cli")]
            tests: false,
        }
    }
}

impl Project {
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
        let mut outputs = Vec::new();
        let mut diagnostics = Diagnostics::default();
        for (mut manifest, at) in manifest::load_all(sources, path)? {
            if manifest.out.is_none() {
                diagnostics.push(without_output(at.clone()));
            }
            manifest
                .examples
                .retain(|_, _| settings.kind == CrateKind::Curated);
            let warnings = std::mem::take(&mut manifest.warnings);
            outputs.push(ProjectOutput {
                path: path.to_owned(),
                folder: folder(path).to_owned(),
                manifest,
                settings: settings.clone(),
                warnings,
            });
            if let Some(output) = outputs.last_mut() {
                output.install_directives(sources, &at);
            }
        }
        for output in &mut outputs {
            let jobs = output.jobs();
            let apis = jobs.iter().map(|job| (&*job.overlays, &*job.inputs));
            match overlay::install(sources, apis) {
                Ok(warnings) => output.warnings.extend(warnings),
                Err(errors) => diagnostics.extend(errors),
            }
        }
        match diagnostics.has_errors() {
            true => Err(diagnostics),
            false => Ok(Project {
                manifest: path.to_owned(),
                outputs,
                is_part: false,
            }),
        }
    }

    /// Returns the outputs, in the order of the manifest.
    pub fn outputs(&self) -> &[ProjectOutput] {
        &self.outputs
    }

    /// Returns the project with some outputs only, by the name of the crate. Without names, it has all.
    ///
    /// # Errors
    ///
    /// Returns an error for each name that the manifest does not have.
    pub fn only(mut self, names: &[String]) -> Result<Self, Diagnostics> {
        let is_known = |name: &&String| self.outputs.iter().any(|it| it.crate_name() == *name);
        let unknown = names.iter().filter(|name| !is_known(name));
        let unknown: Diagnostics = unknown.map(|name| self.unknown(name)).collect();
        if unknown.has_errors() {
            return Err(unknown);
        }
        let is_wanted = |output: &ProjectOutput| names.iter().any(|it| it == output.crate_name());
        let all = self.outputs.len();
        self.outputs
            .retain(|output| names.is_empty() || is_wanted(output));
        self.is_part = self.outputs.len() < all;
        Ok(self)
    }

    fn unknown(&self, name: &str) -> Diagnostic {
        let names: Vec<_> = self.outputs.iter().map(ProjectOutput::crate_name).collect();
        let help = match nearest(name, names.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("use one of {}", names.join(", ")),
        };
        let place = self.outputs.first().map(|output| output.path.clone());
        let place = place.map_or(Place::None, Place::File);
        let message = format!("the manifest has no output `{name}`");
        Diagnostic::new(Code::InvalidManifest, place, message).help(help)
    }
}

impl ProjectOutput {
    /// Applies the directives of the manifest to the documents that are read from now on. `at` is the place of the
    /// output in the manifest.
    fn install_directives(&mut self, sources: &Sources, at: &Origin) {
        for (index, service) in self.manifest.services.iter().enumerate() {
            if service.directives.is_empty() {
                continue;
            }
            let versions = service.versions.iter();
            let inputs = versions.flat_map(|version| &version.inputs);
            let inputs: Vec<_> = inputs.map(|input| self.folder.join(input)).collect();
            let place = |pointer: &str| {
                Place::Value(Origin {
                    document: at.document,
                    pointer: format!("{}/services/{index}/directives{pointer}", at.pointer),
                })
            };
            let directives =
                Directives::of_service(&service.directives, &inputs, &place, &mut self.warnings);
            sources.transform_with(Arc::new(directives));
        }
    }

    /// Returns the output folder.
    pub fn out(&self) -> PathBuf {
        let out = self.manifest.out.as_deref().unwrap_or_default();
        normalise(&self.folder.join(out))
    }

    /// Returns the `Cargo.toml` of the crate. That of a module is the one of the crate that contains it.
    pub fn cargo_manifest(&self) -> PathBuf {
        let host = match self.manifest.output {
            OutputKind::Module => HostCrate::of(&self.out()),
            OutputKind::Crate => None,
        };
        match host {
            Some(host) => host.manifest().to_owned(),
            None => self.out().join("Cargo.toml"),
        }
    }

    /// Returns the `Cargo.toml`s of all crates, or of the workspace that only has these crates.
    pub fn cargo_manifests(&self) -> Vec<PathBuf> {
        let members = self.member_folders();
        let members: Vec<_> = members
            .map(|(_, folder)| folder.join("Cargo.toml"))
            .collect();
        match self.manifest.package.workspace {
            WorkspaceRole::Member if !members.is_empty() => members,
            _ => vec![self.cargo_manifest()],
        }
    }

    /// Returns the name of the crate, or the path of the module in its crate.
    pub fn crate_name(&self) -> &str {
        &self.manifest.crate_name
    }

    /// Returns the APIs to generate.
    pub fn jobs(&self) -> Vec<Job> {
        Job::of_manifest(&self.manifest, &self.folder)
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
        let ProjectSettings { command, kind, .. } = self.settings.clone();
        let host = match self.manifest.output {
            OutputKind::Module => {
                Some(HostCrate::of(&self.out()).ok_or_else(|| self.without_host())?)
            }
            OutputKind::Crate => None,
        };
        let (crate_name, kind) = match &host {
            Some(host) => {
                let below_root = self.manifest.crate_name.trim_start_matches("crate");
                (format!("{}{below_root}", host.name()), CrateKind::Module)
            }
            None => (self.manifest.crate_name.clone(), kind),
        };
        let options = Options {
            crate_name,
            command,
            kind,
            examples: self.manifest.examples.clone(),
            #[cfg(feature = "cli")]
            tests: self.settings.tests,
            package: self.manifest.package.clone(),
            layout: self.manifest.layout.clone(),
        };
        let mut generated = generate(sources, &self.jobs(), &options, progress)?;
        generated.diagnostics.extend(self.warnings.clone());
        let missing = host.and_then(|host| host.missing(&generated.krate.manifest));
        generated.diagnostics.extend(missing);
        Ok(generated)
    }

    fn without_host(&self) -> Diagnostic {
        let message = "no crate contains the folder of the module";
        let place = Place::File(self.out());
        Diagnostic::new(Code::InvalidManifest, place, message)
            .help("set `out` to a folder below the `src` of a crate, such as `src/azure`")
    }

    /// Returns a warning if the workspace around the output folder is not as the manifest says.
    pub fn workspace_mismatch(&self) -> Option<Diagnostic> {
        match (self.settings.kind, self.manifest.output) {
            (CrateKind::Standalone, OutputKind::Crate) => {
                let role = self.manifest.package.workspace;
                let mut members = self.member_folders();
                match role {
                    WorkspaceRole::Member if self.manifest.layout.runtime().is_some() => {
                        members.find_map(|(_, folder)| workspace_mismatch(&folder, role))
                    }
                    _ => workspace_mismatch(&self.out(), role),
                }
            }
            _ => None,
        }
    }

    /// Completes a write that was interrupted.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`output::recover`].
    pub fn recover(&self, options: &WriteOptions) -> Result<(), Diagnostics> {
        for (_, folder) in self.member_folders() {
            output::recover(&folder, options)?;
        }
        output::recover(&self.out(), options).map(|_| ())
    }

    /// Compares the output folder with the generated crate. Writes nothing.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`output::check`].
    pub fn check(&self, generated: &Generated) -> Result<Vec<Drift>, Diagnostics> {
        let mut drifts = match generated.tree.is_empty() {
            true => Vec::new(),
            false => output::check(&generated.tree, &self.out())?,
        };
        for GeneratedMember { name, tree } in &generated.members {
            let of_member = output::check(tree, &self.out().join(name))?;
            drifts.extend(of_member.into_iter().map(|drift| Drift {
                path: format!("{name}/{}", drift.path),
                ..drift
            }));
        }
        Ok(drifts)
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
        let mut report = match generated.tree.is_empty() {
            true => WriteReport::default(),
            false => output::write(&generated.tree, &self.out(), options)?,
        };
        for GeneratedMember { name, tree } in &generated.members {
            let files = output::write(tree, &self.out().join(name), options)?;
            report.add_below(name, files);
        }
        Ok(report)
    }

    /// Returns the names and folders of the crates in folders of their own.
    fn member_folders(&self) -> impl Iterator<Item = (String, PathBuf)> {
        let out = self.out();
        let members = self.manifest.members().into_iter();
        members.map(move |name| {
            let folder = out.join(&name);
            (name, folder)
        })
    }
}

/// Returns the folder of a manifest.
pub fn folder(path: &Path) -> &Path {
    let folder = path.parent().unwrap_or(Path::new(""));
    match folder.as_os_str().is_empty() {
        true => Path::new("."),
        false => folder,
    }
}

fn without_output(mut at: Origin) -> Diagnostic {
    at.pointer.push_str("/crate");
    Diagnostic::new(
        Code::InvalidManifest,
        Place::Value(at),
        "the manifest has no output folder",
    )
    .help("add `out` with the folder of the crate, relative to the manifest")
}
