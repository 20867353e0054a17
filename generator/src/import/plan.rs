//! Plans an import, and carries it out.

use std::fs;
use std::path::{Path, PathBuf};

use super::copy::{self, ImportedFiles, PreparedFiles};
use super::existing::existing;
use super::latest::{self, TagChoice};
use super::manifest::{self, ImportedVersion, ManifestChange, TargetOutput};
use super::module_name;
use super::own_descriptions::LostDescription;
use super::present::PresentServices;
use super::reference_closure;
use super::request::{ImportOptions, Newest};
use super::undo::Undo;
use super::{service, stale};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::lock::Lock;
use crate::manifest::{NAME, Version};
use crate::output::save;
use crate::readme::Readme;
use crate::revision;
use crate::source::Sources;

/// The result of an import.
#[derive(Debug, serde::Serialize)]
pub struct Imported {
    /// The module in the manifest.
    pub module: String,
    /// The API version, or the newest of several ones.
    pub version: String,
    /// The other API versions of the files. Each operation keeps its version.
    pub other_versions: Vec<String>,
    /// The tag of the readme, if one was selected.
    pub tag: Option<String>,
    /// The reason for the tag, if the newest version was selected.
    pub choice: Option<TagChoice>,
    /// The version in the manifest that was replaced.
    pub replaced_version: Option<String>,
    /// True if the manifest has a new entry.
    pub manifest_changed: bool,
    /// The result for each file.
    #[serde(flatten)]
    pub files: ImportedFiles,
    /// The number of the user's descriptions that were kept in files.
    pub kept_descriptions: usize,
    /// Removed files of the replaced version.
    pub removed: Vec<String>,
    /// Warnings.
    #[serde(skip)]
    pub diagnostics: Diagnostics,
    /// The way back.
    #[serde(skip)]
    pub undo: Undo,
}

/// An import that can be carried out.
#[derive(Debug)]
pub struct ImportPlan {
    entry: ImportedVersion,
    change: ManifestChange,
    prepared: PreparedFiles,
    lock: Lock,
    revision: Option<String>,
    tag: Option<String>,
    choice: Option<TagChoice>,
    manifest: PathBuf,
    no_prose: bool,
    diagnostics: Diagnostics,
}

/// Plans an import. Writes nothing. `sources` must have the checkout as root.
///
/// # Errors
///
/// Returns an error if there is no such service or tag, if a reference is broken, or if an existing file differs.
pub fn plan(sources: &Sources, request: &ImportOptions) -> Result<ImportPlan, Diagnostics> {
    let opened = OpenedImport::open(sources, request)?;
    let services = opened.services(sources, request);
    let OpenedImport {
        path,
        readme,
        loaded,
        present,
        target,
    } = &opened;
    let choice = match request.newest {
        Some(newest) => Some(latest::choose(loaded, newest, request, &services)?),
        None => None,
    };
    let tag = choice.as_ref().map(|choice| choice.tag.clone());
    let selection = loaded.select(sources, tag.or(request.tag.clone()).as_deref())?;
    let omitted = choice.as_ref().map_or(&[][..], |choice| &choice.omitted);
    let inputs = selection.inputs.iter().map(|input| input.path.as_path());
    let inputs = inputs.filter(|path| !omitted.iter().any(|it| it == path));
    let inputs =
        reference_closure::inputs(sources, inputs, request.api_version.as_deref(), readme)?;
    let mut diagnostics = selection.unapplied_directives(readme);
    let (files, warnings) = reference_closure::reached(sources, &inputs.files)?;
    diagnostics.extend(warnings);

    let paths: Vec<PathBuf> = inputs
        .names
        .iter()
        .map(|it| request.checkout.join(it))
        .collect();
    let module = match (&request.module, services.of(&paths)) {
        (Some(module), _) => module.clone(),
        (None, Some(service)) => service.module.clone(),
        (None, None) => {
            let tag = selection.tag.as_deref();
            let names = module_name::candidates(sources, loaded, tag, &inputs.names);
            new_module(&names, target, path)?
        }
    };
    let entry = ImportedVersion {
        module,
        client: selection.title.as_deref().map(manifest::client),
        version: inputs.version,
        other_versions: inputs.other_versions,
        inputs: inputs.names,
    };
    entry.check(readme)?;
    let change = manifest::change(present, path, target, &entry, request.update)?;
    let lock = Lock::load(&Lock::path(path))?;
    let previous = change.previous.as_ref();
    let existing = existing(present, &files, previous, lock.as_ref(), request);
    Ok(ImportPlan {
        prepared: copy::prepare(sources, &files, &existing, request)?,
        entry,
        change,
        lock: lock.unwrap_or_default(),
        revision: revision::head(&request.checkout),
        tag: selection.tag,
        choice,
        manifest: path.clone(),
        no_prose: request.no_prose,
        diagnostics,
    })
}

/// Returns the tag with the newest version of a service in the manifest.
///
/// # Errors
///
/// Returns an error if no tag has versions of different operations, or if all lack resource types.
pub fn newest(
    sources: &Sources,
    request: &ImportOptions,
    newest: Newest,
) -> Result<TagChoice, Diagnostics> {
    let opened = OpenedImport::open(sources, request)?;
    let services = opened.services(sources, request);
    Ok(latest::choose(&opened.loaded, newest, request, &services)?)
}

/// The files that an import begins with.
struct OpenedImport {
    /// The path of the manifest.
    path: PathBuf,
    /// The path of the readme.
    readme: PathBuf,
    loaded: Readme,
    /// The files of the project.
    present: Sources,
    target: TargetOutput,
}

impl OpenedImport {
    fn open(sources: &Sources, request: &ImportOptions) -> Result<Self, Diagnostics> {
        let path = request.to.join(NAME);
        let path = request.manifest.clone().unwrap_or(path);
        let readme = service::readme(sources, &request.checkout, &request.service)?;
        let loaded = Readme::load(sources, &readme)?;
        // A wrong manifest must be corrected before it gets a new entry.
        let present = Sources::with_root(&request.to);
        let target = manifest::load(&present, &path, request.output.as_deref())?;
        Ok(OpenedImport {
            path,
            readme,
            loaded,
            present,
            target,
        })
    }

    fn services<'a>(
        &'a self,
        sources: &'a Sources,
        request: &'a ImportOptions,
    ) -> PresentServices<'a> {
        PresentServices {
            manifest: &self.target.manifest,
            folder: &request.to,
            present: &self.present,
            checkout: sources,
        }
    }
}

/// Returns the module of a new service: the best name. If another service has it, this is an error with a proposal.
fn new_module(names: &[String], target: &TargetOutput, path: &Path) -> Result<String, Diagnostic> {
    let is_used = |name: &&String| {
        let mut services = target.manifest.services.iter();
        services.any(|service| service.module == **name)
    };
    let place = || Place::File(path.to_owned());
    let Some(best) = names.first() else {
        let message = "the service has no name that is a module";
        return Err(Diagnostic::new(Code::InvalidManifest, place(), message)
            .help("pass a name with `--module`"));
    };
    if !is_used(&best) {
        return Ok(best.clone());
    }
    let message = format!("the module `{best}` belongs to another service");
    let help = match names.iter().find(|name| !is_used(name)) {
        Some(free) => format!("pass another name, such as `--module {free}`"),
        None => "pass another name with `--module`".to_owned(),
    };
    Err(Diagnostic::new(Code::ModuleCollision, place(), message).help(help))
}

impl ImportPlan {
    /// Returns the previous version in the manifest: the one that is replaced, or the newest older one.
    pub fn previous(&self) -> Option<&Version> {
        self.change.previous.as_ref()
    }

    /// Returns the files of the imported version, relative to the folder of the specifications.
    pub fn inputs(&self) -> &[String] {
        &self.entry.inputs
    }

    /// Returns the name of the client, if the manifest or readme sets it.
    pub fn client(&self) -> Option<&str> {
        self.change.client.as_deref()
    }

    /// True if the files or the manifest change.
    pub fn has_changes(&self) -> bool {
        self.change.text.is_some() || self.prepared.files.iter().any(|file| file.changes())
    }

    /// Carries out the import. If a file cannot be written, all are restored.
    ///
    /// # Errors
    ///
    /// Returns an error if a file cannot be written.
    pub fn write(self) -> Result<Imported, Diagnostics> {
        let mut undo = Undo::default();
        match self.write_with(&mut undo) {
            Ok(imported) => Ok(Imported { undo, ..imported }),
            Err(error) => {
                undo.restore();
                Err(error.into())
            }
        }
    }

    fn write_with(mut self, undo: &mut Undo) -> Result<Imported, Diagnostic> {
        let folder = self.manifest.parent().unwrap_or(Path::new("")).to_owned();
        let revision = self.revision.as_deref();
        for file in &self.prepared.files {
            if file.changes() {
                undo.remember(&file.path);
            }
            // The lock has the text of the project, which may differ in descriptions.
            let text = match file.changes() {
                true => Some(file.text.clone()),
                false => fs::read_to_string(&file.path).ok(),
            };
            if let Some(text) = text {
                // A file that was kept may have descriptions.
                let is_stripped = match file.is_kept() {
                    true => self.lock.is_stripped(&file.name),
                    false => self.no_prose,
                };
                self.lock.import(&file.name, &text, revision, is_stripped);
            }
        }
        let files = copy::write(self.prepared.files)?;
        if let Some(text) = &self.change.text {
            undo.remember(&self.manifest);
            save(&self.manifest, text)?;
        }
        let previous = self.change.previous.filter(|_| self.change.replaces);
        let removed = match &previous {
            Some(previous) => {
                let stale = stale::files(&self.manifest, &previous.inputs);
                for name in &stale {
                    undo.remember(&folder.join(name));
                    self.lock.remove(name);
                }
                stale::remove(&folder, stale)
            }
            None => Vec::new(),
        };
        let lock = Lock::path(&self.manifest);
        undo.remember(&lock);
        self.lock.save(&lock)?;
        let replaced = previous.map(|previous| previous.version);
        let is_gone = |lost: &&LostDescription| {
            removed.contains(&lost.file) || files.replaced.contains(&lost.file)
        };
        let lost = self.prepared.lost.iter().filter(is_gone);
        self.diagnostics
            .extend(lost.map(|lost| lost_description(lost, &folder)));
        Ok(Imported {
            module: self.entry.module,
            version: self.entry.version,
            other_versions: self.entry.other_versions,
            tag: self.tag,
            choice: self.choice,
            replaced_version: replaced.filter(|_| self.change.text.is_some()),
            manifest_changed: self.change.text.is_some(),
            kept_descriptions: self.prepared.kept_descriptions,
            files,
            removed,
            diagnostics: self.diagnostics,
            undo: Undo::default(),
        })
    }
}

fn lost_description(lost: &LostDescription, folder: &Path) -> Diagnostic {
    let message = format!(
        "the description at `{}` has no place in the new version",
        lost.pointer
    );
    let place = Place::File(folder.join(&lost.file));
    let help = format!("add it where it belongs: {}", lost.text);
    Diagnostic::new(Code::LostDescription, place, message).help(help)
}
