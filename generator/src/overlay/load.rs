//! Reads overlay documents.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::action::{self, OverlayAction};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::ir::Origin;
use crate::source::{Document, Sources, normalise};

/// A valid overlay document.
#[derive(Clone, Debug)]
pub(super) struct Overlay {
    /// The document that `extends` names.
    pub(super) extends: Option<Extended>,
    pub(super) actions: Vec<OverlayAction>,
}

/// The document that an overlay extends.
#[derive(Clone, Debug)]
pub(super) enum Extended {
    /// A file.
    File(PathBuf),
    /// A URL, of which only the name of the file is compared.
    Url(String),
}

impl Overlay {
    /// Reads an overlay for these inputs. Adds warnings, and an error for each invalid action.
    pub(super) fn load(
        sources: &Sources,
        path: &Path,
        inputs: &[PathBuf],
        diagnostics: &mut Diagnostics,
    ) -> Result<Overlay, Diagnostic> {
        let document = sources.document(sources.load(path)?);
        check_version(&document)?;
        let extends = extends(&document, path, inputs, diagnostics);
        Ok(Overlay {
            extends,
            actions: action::read(&document, diagnostics),
        })
    }
}

fn check_version(document: &Document) -> Result<(), Diagnostic> {
    let version = document.value.get("overlay").and_then(Value::as_str);
    let is_supported = |version: &str| {
        let mut parts = version.split('.');
        parts.next() == Some("1") && matches!(parts.next(), Some("0" | "1" | "2"))
    };
    let (at, message) = match version {
        Some(version) if is_supported(version) => return Ok(()),
        Some(version) => (
            "/overlay",
            format!("unsupported overlay version `{version}`"),
        ),
        None => (
            "",
            "the file is not an overlay: it has no `overlay` with a version".to_owned(),
        ),
    };
    Err(
        Diagnostic::new(Code::InvalidOverlay, place(document, at), message)
            .help("write an overlay that begins with `overlay: 1.1.0`"),
    )
}

fn extends(
    document: &Document,
    path: &Path,
    inputs: &[PathBuf],
    diagnostics: &mut Diagnostics,
) -> Option<Extended> {
    let value = document.value.get("extends")?;
    let mut warn = |message: String, help: &str| {
        let place = place(document, "/extends");
        let warning = Diagnostic::new(Code::OverlayWithoutEffect, place, message);
        diagnostics.push(warning.help(help));
    };
    let Some(reference) = value.as_str() else {
        warn(
            "`extends` is not text and is ignored".to_owned(),
            "write the path of the description, relative to the overlay",
        );
        return None;
    };
    if reference.contains("://") {
        let name = reference.rsplit('/').next().unwrap_or_default().to_owned();
        let is_named = |input: &PathBuf| input.file_name().is_some_and(|it| *it == *name);
        if inputs.iter().any(is_named) {
            return Some(Extended::Url(name));
        }
        warn(
            format!("no input file is named `{name}`, as the document that the overlay extends"),
            "the overlay is applied to all inputs; remove `extends`, or name an input",
        );
        return None;
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    let file = normalise(&folder.join(reference));
    if !file.is_file() {
        warn(
            format!("the document `{reference}` that the overlay extends does not exist"),
            "write the path relative to the overlay",
        );
    }
    Some(Extended::File(file))
}

fn place(document: &Document, pointer: &str) -> Place {
    Place::Value(Origin {
        document: document.id,
        pointer: pointer.to_owned(),
    })
}
