//! Copies the files of a service.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::existing::ExistingFile;
use super::json::JsonNode;
use super::own_descriptions::{LostDescription, OwnDescriptions};
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
    pub(super) name: String,
    pub(super) path: PathBuf,
    pub(super) text: String,
    fate: Fate,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Fate {
    Write,
    Replace,
    Keep,
    Unchanged,
}

/// The files to copy, with the descriptions of the user.
#[derive(Debug, Default)]
pub(super) struct PreparedFiles {
    pub(super) files: Vec<PreparedFile>,
    /// The number of descriptions that were kept.
    pub(super) kept_descriptions: usize,
    /// The descriptions that have no place in the files.
    pub(super) lost: Vec<LostDescription>,
}

impl PreparedFile {
    /// True if the existing file is kept, although it differs in descriptions or layout.
    pub(super) fn is_kept(&self) -> bool {
        self.fate == Fate::Keep
    }

    /// True if the file is written.
    pub(super) fn changes(&self) -> bool {
        matches!(self.fate, Fate::Write | Fate::Replace)
    }
}

/// Formats every file, with the user's descriptions of the existing files, and compares it with the existing one.
/// Writes nothing.
pub(super) fn prepare(
    sources: &Sources,
    files: &Reached,
    existing: &[ExistingFile],
    request: &ImportOptions,
) -> Result<PreparedFiles, Diagnostics> {
    let documents = files.iter();
    let documents: Vec<_> = documents
        .map(|(name, (id, role))| (name, sources.document(*id), *role))
        .collect();
    let mut own = OwnDescriptions::default();
    for file in existing {
        own.add(&file.name, file.role, &file.text, &file.upstream);
    }
    let mut prepared = PreparedFiles::default();
    let mut errors = Diagnostics::default();
    for (name, document, role) in &documents {
        let path = request.to.join(name);
        let file = text(document, *role, request, &mut own).and_then(|(text, kept)| {
            prepared.kept_descriptions += kept;
            let fate = fate(&path, &text, *role, request.overwrite || request.update)?;
            Ok(PreparedFile {
                name: (*name).clone(),
                path,
                text,
                fate,
            })
        });
        match file {
            Ok(file) => prepared.files.push(file),
            Err(error) => errors.push(error),
        }
    }
    prepared.lost = own.lost();
    for file in &prepared.files {
        let is_yaml = |name: &str| {
            let (_, document, _) = documents.iter().find(|(it, ..)| *it == name)?;
            (document.format == DocumentFormat::Yaml).then_some(())
        };
        let is_own = |lost: &LostDescription| lost.file == file.name;
        if file.fate == Fate::Replace
            && !request.overwrite
            && is_yaml(&file.name).is_some()
            && prepared.lost.iter().any(is_own)
        {
            let message = format!(
                "`{}` has descriptions of your own, which cannot be kept in YAML",
                file.path.display()
            );
            let place = Place::File(file.path.clone());
            errors.push(
                Diagnostic::new(Code::ForeignFile, place, message)
                    .help("pass `--overwrite` to lose them, or move them to an overlay first"),
            );
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
    for file in prepared {
        if file.changes() {
            save(&file.path, &file.text)?;
        }
        let list = match file.fate {
            Fate::Write => &mut files.written,
            Fate::Replace => &mut files.replaced,
            Fate::Keep => &mut files.kept,
            Fate::Unchanged => &mut files.unchanged,
        };
        list.push(file.name);
    }
    Ok(files)
}

/// Returns the text of a file, and the number of the user's descriptions in it.
fn text<'t>(
    document: &'t Document,
    role: FileRole,
    request: &ImportOptions,
    own: &mut OwnDescriptions<'t>,
) -> Result<(String, usize), Diagnostic> {
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
            if request.no_prose {
                strip_descriptions::strip(&mut node, role);
            }
            let kept = own.keep_in(&mut node, &document.name, role);
            Ok((node.print(), kept))
        }
        DocumentFormat::Yaml if request.no_prose => {
            let message = format!(
                "`{}` is YAML, from which descriptions cannot be removed",
                document.name
            );
            Err(Diagnostic::new(Code::UnsupportedDocument, place(), message)
                .help("omit `--no-prose`, or convert the file to JSON first"))
        }
        DocumentFormat::Yaml => Ok((document.text.to_string(), 0)),
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
