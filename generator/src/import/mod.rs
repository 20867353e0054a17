//! Copies a service from a checkout of the public specifications to the folder that the curated crate is
//! made from: its files, exactly those that they refer to, and an entry in the manifest.
//!
//! A file keeps its place below `specification/`, because references name it. JSON is laid out anew with two
//! spaces; its keys keep their order, its numbers and strings the characters that they were written with.

mod copy;
mod gather;
mod json;
mod manifest;
mod prose;
mod service;

use std::path::{Path, PathBuf};

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::readme::{Readme, Selection};
use crate::source::Sources;

pub use copy::Files;

/// What to import, and where to.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The root of the checkout: the folder that holds `specification`.
    pub checkout: PathBuf,
    /// A folder below `specification`, the end or the middle of one if no other has it, or a `readme.md`.
    pub service: String,
    /// The tag of the readme; its default tag if there is none.
    pub tag: Option<String>,
    /// Of the tag's files, those of this API version alone.
    pub api_version: Option<String>,
    /// The module in the manifest; made from the provider's name if there is none.
    pub module: Option<String>,
    /// Whether descriptions, titles and summaries are left out.
    pub no_prose: bool,
    /// The folder that the manifest lies in.
    pub to: PathBuf,
    /// Whether a file that is already there and says something else is replaced.
    pub overwrite: bool,
}

/// What an import did.
#[derive(Debug, serde::Serialize)]
pub struct Imported {
    /// The module in the manifest.
    pub module: String,
    /// The API version.
    pub version: String,
    /// The tag of the readme, if one counted.
    pub tag: Option<String>,
    /// Whether the manifest has a new entry.
    pub manifest_changed: bool,
    /// What became of each file.
    #[serde(flatten)]
    pub files: Files,
    /// Warnings.
    #[serde(skip)]
    pub diagnostics: Diagnostics,
}

/// Imports a service. `sources` must be rooted in the checkout.
///
/// # Errors
///
/// Whatever keeps the service from being understood as a whole: no such service or tag, a reference that leads
/// nowhere, a file of the same name that says something else. Nothing was written then.
pub fn import(sources: &Sources, request: &Request) -> Result<Imported, Diagnostics> {
    let readme = service::readme(sources, &request.checkout, &request.service)?;
    let selection = Readme::load(sources, &readme)?.select(sources, request.tag.as_deref())?;
    let inputs = selection.inputs.iter().map(|input| input.path.as_path());
    let inputs = gather::inputs(sources, inputs, request.api_version.as_deref(), &readme)?;
    let mut diagnostics = unapplied(&selection, &readme);
    let (files, warnings) = gather::reached(sources, &inputs.files)?;
    diagnostics.extend(warnings);

    let mut entry = manifest::Entry {
        module: request.module.clone(),
        client: selection.title.as_deref().map(manifest::client),
        version: inputs.version,
        inputs: inputs.names,
    };
    entry.check(&readme)?;
    let path = request.to.join(manifest::NAME);
    let change = manifest::add(sources, &path, &mut entry)?;
    let files = copy::prepare(sources, &files, request)?;
    let files = copy::write(files)?;
    if let Some(text) = &change {
        manifest::save(&path, text)?;
    }
    Ok(Imported {
        module: entry.module.unwrap_or_default(),
        version: entry.version,
        tag: selection.tag,
        manifest_changed: change.is_some(),
        files,
        diagnostics,
    })
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
