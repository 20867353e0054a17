//! Copies the files of a service.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::json::JsonNode;
use super::reference_closure::Reached;
use super::request::ImportOptions;
use super::role::FileRole;
use super::strip_descriptions;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::output::save;
use crate::source::{Document, DocumentFormat, Sources};

/// The result for each file, by name relative to the folder of the specifications.
#[derive(Clone, Debug, Default, Eq, PartialEq, serde::Serialize)]
pub struct ImportedFiles {
    /// New files.
    pub written: Vec<String>,
    /// Files that were replaced because they differed.
    pub replaced: Vec<String>,
    /// Files that only differ in descriptions and layout. They were not changed.
    pub kept: Vec<String>,
    /// Files that are identical.
    pub unchanged: Vec<String>,
}

/// A file to copy.
#[derive(Debug)]
pub(super) struct PreparedFile {
    name: String,
    path: PathBuf,
    text: String,
    fate: Fate,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Fate {
    Write,
    Replace,
    Keep,
    Unchanged,
}

/// Formats every file and compares it with the existing one. Writes nothing.
pub(super) fn prepare(
    sources: &Sources,
    files: &Reached,
    request: &ImportOptions,
) -> Result<Vec<PreparedFile>, Diagnostics> {
    let mut prepared = Vec::new();
    let mut errors = Diagnostics::default();
    for (name, (id, role)) in files {
        let document = sources.document(*id);
        let path = request.to.join(name);
        let file = text(&document, *role, request.no_prose).and_then(|text| {
            let fate = fate(&path, &text, *role, request.overwrite || request.update)?;
            Ok(PreparedFile {
                name: name.clone(),
                path,
                text,
                fate,
            })
        });
        match file {
            Ok(file) => prepared.push(file),
            Err(error) => errors.push(error),
        }
    }
    match errors.has_errors() {
        true => Err(errors),
        false => Ok(prepared),
    }
}

/// Writes new and changed files.
pub(super) fn write(prepared: Vec<PreparedFile>) -> Result<ImportedFiles, Diagnostic> {
    let mut files = ImportedFiles::default();
    for PreparedFile {
        name,
        path,
        text,
        fate,
    } in prepared
    {
        if matches!(fate, Fate::Write | Fate::Replace) {
            save(&path, &text)?;
        }
        let list = match fate {
            Fate::Write => &mut files.written,
            Fate::Replace => &mut files.replaced,
            Fate::Keep => &mut files.kept,
            Fate::Unchanged => &mut files.unchanged,
        };
        list.push(name);
    }
    Ok(files)
}

fn text(document: &Document, role: FileRole, no_prose: bool) -> Result<String, Diagnostic> {
    let place = || Place::File(document.path.clone());
    match document.format {
        DocumentFormat::Json => {
            let mut node = JsonNode::read(&document.text).ok_or_else(|| {
                let message = format!(
                    "cannot parse `{}`, although it was read before",
                    document.name
                );
                Diagnostic::new(Code::Internal, place(), message)
            })?;
            if no_prose {
                strip_descriptions::strip(&mut node, role);
            }
            Ok(node.print())
        }
        DocumentFormat::Yaml if no_prose => {
            let message = format!(
                "`{}` is YAML, from which descriptions cannot be removed",
                document.name
            );
            Err(Diagnostic::new(Code::UnsupportedDocument, place(), message)
                .help("omit `--no-prose`, or convert the file to JSON first"))
        }
        DocumentFormat::Yaml => Ok(document.text.to_string()),
    }
}

fn fate(path: &Path, text: &str, role: FileRole, overwrite: bool) -> Result<Fate, Diagnostic> {
    let earlier = match fs::read_to_string(path) {
        Ok(earlier) => earlier,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Fate::Write),
        Err(error) => {
            let message = format!("cannot read `{}`: {error}", path.display());
            let place = Place::File(path.to_owned());
            return Err(Diagnostic::new(Code::FileUnreadable, place, message));
        }
    };
    if earlier == text {
        Ok(Fate::Unchanged)
    } else if overwrite {
        Ok(Fate::Replace)
    } else if says_the_same(&earlier, text, role) {
        Ok(Fate::Keep)
    } else {
        let message = format!(
            "`{}` exists already and has different content",
            path.display()
        );
        let place = Place::File(path.to_owned());
        Err(Diagnostic::new(Code::ForeignFile, place, message)
            .help("compare the two files, or pass `--overwrite` to replace the existing one"))
    }
}

/// True if two texts only differ in descriptions, layout and order.
fn says_the_same(one: &str, other: &str, role: FileRole) -> bool {
    let facts = |text: &str| -> Option<serde_json::Value> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        // Serde limits the depth.
        serde_json::from_str::<serde::de::IgnoredAny>(text).ok()?;
        let mut node = JsonNode::read(text)?;
        strip_descriptions::strip(&mut node, role);
        let mut value: serde_json::Value = serde_json::from_str(&node.print()).ok()?;
        if let Some(info) = value.get_mut("info") {
            *info = info.get("version").cloned().unwrap_or_default();
        }
        Some(value)
    };
    facts(one).is_some_and(|one| Some(one) == facts(other))
}
