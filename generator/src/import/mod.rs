//! Copies a service from a checkout of the public specifications to the folder that the curated crate is
//! made from: its files, exactly those that they refer to, and an entry in the manifest.
//!
//! A file keeps its place below `specification/`, because references name it. JSON is laid out anew with two
//! spaces; its keys keep their order, its numbers and strings the characters that they were written with.

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

use std::path::{Path, PathBuf};

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::manifest::Version;
use crate::readme::{Readme, Selection};
use crate::source::Sources;

pub use copy::Files;
pub use request::{Newest, Request};

/// What an import did.
#[derive(Debug, serde::Serialize)]
pub struct Imported {
    /// The module in the manifest.
    pub module: String,
    /// The API version.
    pub version: String,
    /// The tag of the readme, if one counted.
    pub tag: Option<String>,
    /// The version that the manifest has no more, because this one took its place.
    pub replaced_version: Option<String>,
    /// Whether the manifest has a new entry.
    pub manifest_changed: bool,
    /// What became of each file.
    #[serde(flatten)]
    pub files: Files,
    /// Files of the version that was replaced, which nothing needs any more.
    pub removed: Vec<String>,
    /// Warnings.
    #[serde(skip)]
    pub diagnostics: Diagnostics,
}

/// An import that nothing stands in the way of.
#[derive(Debug)]
pub struct Plan {
    entry: manifest::Entry,
    change: manifest::Change,
    files: Vec<copy::Prepared>,
    tag: Option<String>,
    folder: PathBuf,
    diagnostics: Diagnostics,
}

/// Finds out what an import has to do; writes nothing. `sources` must be rooted in the checkout.
///
/// # Errors
///
/// Whatever keeps the service from being analysis as a whole: no such service or tag, a reference that leads
/// nowhere, a file of the same name that says something else.
pub fn plan(sources: &Sources, request: &Request) -> Result<Plan, Diagnostics> {
    let path = request.to.join(manifest::NAME);
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
    let mut diagnostics = unapplied(&selection, &readme);
    let (files, warnings) = reference_closure::reached(sources, &inputs.files)?;
    diagnostics.extend(warnings);

    let mut entry = manifest::Entry {
        module: request.module.clone(),
        client: selection.title.as_deref().map(manifest::client),
        version: inputs.version,
        inputs: inputs.names,
    };
    entry.check(&readme)?;
    let change = manifest::change(sources, &path, &mut entry, request.update)?;
    Ok(Plan {
        files: copy::prepare(sources, &files, request)?,
        entry,
        change,
        tag: selection.tag,
        folder: request.to.clone(),
        diagnostics,
    })
}

impl Plan {
    /// The version that the manifest has so far: the one that is replaced, or the newest that is older.
    pub fn previous(&self) -> Option<&Version> {
        self.change.previous.as_ref()
    }

    /// The files of the version that is imported, relative to the folder of the specifications.
    pub fn inputs(&self) -> &[String] {
        &self.entry.inputs
    }

    /// What the client of the service is called, where its files do not decide.
    pub fn client(&self) -> Option<&str> {
        self.change.client.as_deref()
    }

    /// Does it.
    ///
    /// # Errors
    ///
    /// A file cannot be written.
    pub fn write(self) -> Result<Imported, Diagnostics> {
        let files = copy::write(self.files)?;
        if let Some(text) = &self.change.text {
            manifest::save(&self.folder.join(manifest::NAME), text)?;
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

/// Says what the readme would have changed: the manifest names files, and no directives.
fn unapplied(selection: &Selection, readme: &Path) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    let number = selection.directives.len();
    if number > 0 {
        let message = format!(
            "{number} of the readme's directives would change the files when they are read; they are not imported"
        );
        let place = Place::File(readme.to_owned());
        diagnostics.push(Diagnostic::new(Code::IgnoredDirective, place, message));
    }
    diagnostics
}
