//! Finds the files of a tag, and all files that they refer to.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use super::role::FileRole;
use super::strip_descriptions;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::ir::DocumentId;
use crate::source::{Resolved, Sources, pointer};

/// The input files of a tag.
pub(super) struct Inputs {
    /// The version that they describe.
    pub version: String,
    /// The files.
    pub files: Vec<DocumentId>,
    /// Their names, relative to the root of the specifications.
    pub names: Vec<String>,
}

/// Files by name, with their roles.
pub(super) type Reached = BTreeMap<String, (DocumentId, FileRole)>;

/// Reads the input files of a tag, or those of one version.
pub(super) fn inputs<'p>(
    sources: &Sources,
    paths: impl Iterator<Item = &'p Path>,
    wanted: Option<&str>,
    readme: &Path,
) -> Result<Inputs, Diagnostics> {
    let mut found = Vec::new();
    for path in paths {
        let id = sources.load(path)?;
        let document = sources.document(id);
        let version = document.get("/info/version").and_then(Value::as_str);
        found.push((
            version.unwrap_or_default().to_owned(),
            id,
            document.name.clone(),
        ));
    }
    let versions: BTreeSet<String> = found.iter().map(|(version, ..)| version.clone()).collect();
    let version = match wanted {
        Some(wanted) => wanted.to_owned(),
        None if versions.len() == 1 => versions.first().cloned().unwrap_or_default(),
        None => return Err(mixed(&versions, readme).into()),
    };
    found.retain(|(each, ..)| *each == version);
    if found.is_empty() {
        let message = format!("no file of the tag describes the version `{version}`");
        return Err(refuse(readme, message, &versions).into());
    }
    Ok(Inputs {
        files: found.iter().map(|(_, id, _)| *id).collect(),
        names: found.into_iter().map(|(.., name)| name).collect(),
        version,
    })
}

fn mixed(versions: &BTreeSet<String>, readme: &Path) -> Diagnostic {
    let message = format!(
        "the files of the tag describe {} API versions",
        versions.len()
    );
    refuse(readme, message, versions)
}

fn refuse(readme: &Path, message: String, versions: &BTreeSet<String>) -> Diagnostic {
    let known: Vec<_> = versions.iter().map(|each| format!("`{each}`")).collect();
    let help = format!(
        "select one with `--api-version`, or use another tag: {}",
        known.join(", ")
    );
    Diagnostic::new(Code::InvalidReadme, Place::File(readme.to_owned()), message).help(help)
}

/// Returns these files and all files that they refer to, directly or indirectly, by name; and warnings.
pub(super) fn reached(
    sources: &Sources,
    inputs: &[DocumentId],
) -> Result<(Reached, Diagnostics), Diagnostics> {
    let mut walk = ClosureSearch {
        sources,
        open: inputs.to_vec(),
        roles: inputs
            .iter()
            .map(|id| (*id, FileRole::Description))
            .collect(),
        errors: Diagnostics::default(),
        warnings: Diagnostics::default(),
    };
    while let Some(id) = walk.open.pop() {
        // The content of an example is data, so a `$ref` in it is not a reference.
        if walk.roles.get(&id) == Some(&FileRole::Description) {
            let document = sources.document(id);
            walk.value(id, &document.value, "", FileRole::Description);
        }
    }
    if walk.errors.has_errors() {
        return Err(walk.errors);
    }
    let named = |(id, role)| (sources.document(id).name.clone(), (id, role));
    Ok((walk.roles.into_iter().map(named).collect(), walk.warnings))
}

struct ClosureSearch<'a> {
    sources: &'a Sources,
    open: Vec<DocumentId>,
    roles: BTreeMap<DocumentId, FileRole>,
    errors: Diagnostics,
    warnings: Diagnostics,
}

impl ClosureSearch<'_> {
    fn value(&mut self, id: DocumentId, value: &Value, at: &str, role: FileRole) {
        match value {
            Value::Object(members) => {
                if let Some(Value::String(reference)) = members.get("$ref") {
                    self.reference(id, reference, at, role);
                }
                for (key, member) in members {
                    let role = match key.as_str() {
                        "x-ms-examples" => FileRole::Example,
                        key if strip_descriptions::is_data(key) && !member.is_object() => continue,
                        _ => role,
                    };
                    self.value(id, member, &pointer::child(at, key), role);
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.value(id, item, &pointer::item(at, index), role);
                }
            }
            _ => {}
        }
    }

    fn reference(&mut self, id: DocumentId, reference: &str, at: &str, role: FileRole) {
        let origin = self.sources.document(id).origin(at);
        match self.sources.resolve(reference, &origin) {
            Ok(Resolved {
                origin: target,
                warning,
            }) => {
                self.warnings.extend(warning);
                let known = self.roles.get(&target.document).copied();
                // A file that is a description for one reference is a description.
                if known.is_none()
                    || (known == Some(FileRole::Example) && role == FileRole::Description)
                {
                    self.roles.insert(target.document, role);
                    self.open.push(target.document);
                }
            }
            Err(error) if role == FileRole::Example => {
                let Diagnostic {
                    place,
                    message,
                    help,
                    ..
                } = error;
                let mut warning = Diagnostic::new(Code::InvalidExample, place, message);
                warning.help = help;
                self.warnings.push(warning);
            }
            Err(error) => self.errors.push(error),
        }
    }
}
