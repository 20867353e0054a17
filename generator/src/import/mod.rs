//! Copies a service from a checkout of the public specifications to the folder of the curated crate's specifications:
//! its files, the files that they refer to, and an entry in the manifest.
//!
//! A file keeps its path below `specification/`, because references use it. JSON is formatted with two spaces. Keys
//! keep their order, and numbers and strings their text.

mod copy;
mod json;
mod latest;
mod manifest;
mod module_name;
mod reference_closure;
mod request;
mod role;
mod service;
mod stale;
mod strip_descriptions;

use std::path::PathBuf;

use crate::diagnostics::Diagnostics;
use crate::manifest::Version;
use crate::output::save;
use crate::readme::Readme;
use crate::source::Sources;

pub use copy::ImportedFiles;
pub use request::{ImportOptions, Newest};

/// The result of an import.
#[derive(Debug, serde::Serialize)]
pub struct Imported {
    /// The module in the manifest.
    pub module: String,
    /// The API version.
    pub version: String,
    /// The tag of the readme, if one was selected.
    pub tag: Option<String>,
    /// The version in the manifest that was replaced.
    pub replaced_version: Option<String>,
    /// True if the manifest has a new entry.
    pub manifest_changed: bool,
    /// The result for each file.
    #[serde(flatten)]
    pub files: ImportedFiles,
    /// Removed files of the replaced version.
    pub removed: Vec<String>,
    /// Warnings.
    #[serde(skip)]
    pub diagnostics: Diagnostics,
}

/// An import that can be carried out.
#[derive(Debug)]
pub struct ImportPlan {
    entry: manifest::ImportedVersion,
    change: manifest::ManifestChange,
    files: Vec<copy::PreparedFile>,
    tag: Option<String>,
    folder: PathBuf,
    diagnostics: Diagnostics,
}

/// Plans an import. Writes nothing. `sources` must have the checkout as root.
///
/// # Errors
///
/// Returns an error if there is no such service or tag, if a reference is broken, or if an existing file differs.
pub fn plan(sources: &Sources, request: &ImportOptions) -> Result<ImportPlan, Diagnostics> {
    let path = request.to.join(crate::manifest::NAME);
    let readme = service::readme(sources, &request.checkout, &request.service)?;
    let loaded = Readme::load(sources, &readme)?;
    let tag = match request.newest {
        Some(newest) => {
            let present = manifest::load(sources, &path)?;
            Some(latest::tag(sources, &loaded, newest, &present)?)
        }
        None => request.tag.clone(),
    };
    let selection = loaded.select(sources, tag.as_deref())?;
    let inputs = selection.inputs.iter().map(|input| input.path.as_path());
    let inputs =
        reference_closure::inputs(sources, inputs, request.api_version.as_deref(), &readme)?;
    let mut diagnostics = selection.unapplied_directives(&readme);
    let (files, warnings) = reference_closure::reached(sources, &inputs.files)?;
    diagnostics.extend(warnings);

    let mut entry = manifest::ImportedVersion {
        module: request.module.clone(),
        client: selection.title.as_deref().map(manifest::client),
        version: inputs.version,
        inputs: inputs.names,
    };
    entry.check(&readme)?;
    let change = manifest::change(sources, &path, &mut entry, request.update)?;
    Ok(ImportPlan {
        files: copy::prepare(sources, &files, request)?,
        entry,
        change,
        tag: selection.tag,
        folder: request.to.clone(),
        diagnostics,
    })
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

    /// Carries out the import.
    ///
    /// # Errors
    ///
    /// Returns an error if a file cannot be written.
    pub fn write(self) -> Result<Imported, Diagnostics> {
        let files = copy::write(self.files)?;
        if let Some(text) = &self.change.text {
            save(&self.folder.join(crate::manifest::NAME), text)?;
        }
        let previous = self
            .change
            .previous
            .as_ref()
            .filter(|_| self.change.replaces);
        let replaced = previous.map(|previous| previous.version.clone());
        let removed = match &self.change.previous {
            Some(previous) if self.change.replaces => stale::remove(&self.folder, &previous.inputs),
            _ => Vec::new(),
        };
        Ok(Imported {
            module: self.entry.module.unwrap_or_default(),
            version: self.entry.version,
            tag: self.tag,
            replaced_version: replaced.filter(|_| self.change.text.is_some()),
            manifest_changed: self.change.text.is_some(),
            files,
            removed,
            diagnostics: self.diagnostics,
        })
    }
}
