//! Finds the files of a tag, and all files that they refer to.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use super::role::FileRole;
use super::strip_descriptions;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::ir::DocumentId;
use crate::manifest::compare_versions;
use crate::readme::{document_version, has_operations, repeated_operation};
use crate::source::{Resolved, Sources, pointer};

/// The input files of a tag.
pub(super) struct Inputs {
    /// The version that they describe, or the newest of several ones.
    pub version: String,
    /// The other versions. Each operation keeps its version.
    pub other_versions: Vec<String>,
    /// The files.
    pub files: Vec<DocumentId>,
    /// Their names, relative to the root of the specifications.
    pub names: Vec<String>,
}

/// Files by name, with their roles.
pub(super) type Reached = BTreeMap<String, (DocumentId, FileRole)>;

/// Reads the input files of a tag, or those of one version. Without a choice, several versions are an error if they
/// have the same operation.
pub(super) fn inputs<'p>(
    sources: &Sources,
    paths: impl Iterator<Item = &'p Path>,
    wanted: Option<&str>,
    readme: &Path,
) -> Result<Inputs, Diagnostics> {
    let mut found = Vec::new();
    let mut documents = Vec::new();
    for path in paths {
        let id = sources.load(path)?;
        let document = sources.document(id);
        found.push((document_version(&document), id, document.name.clone()));
        documents.push(document);
    }
    let versions: BTreeSet<String> = found.iter().map(|(version, ..)| version.clone()).collect();
    // The version of a file without operations, such as one with types only, means nothing.
    let with_operations = documents.iter().filter(|it| has_operations(it));
    let with_operations: BTreeSet<String> =
        with_operations.map(|it| document_version(it)).collect();
    let considered = match with_operations.is_empty() {
        true => &versions,
        false => &with_operations,
    };
    let mut newest_first: Vec<String> = considered.iter().cloned().collect();
    newest_first.sort_by(|one, other| compare_versions(other, one));
    let (version, other_versions) = match (wanted, newest_first.split_first()) {
        (Some(wanted), _) => (wanted.to_owned(), Vec::new()),
        (None, None) => (String::new(), Vec::new()),
        (None, Some((newest, others))) => match repeated_operation(&documents) {
            Some((_, operation)) => return Err(mixed(&versions, &operation, readme).into()),
            None => (newest.clone(), others.to_vec()),
        },
    };
    if wanted.is_some() {
        found.retain(|(each, ..)| *each == version);
    }
    if found.is_empty() {
        let message = format!("no file of the tag describes the version `{version}`");
        return Err(refuse(readme, message, &versions).into());
    }
    Ok(Inputs {
        files: found.iter().map(|(_, id, _)| *id).collect(),
        names: found.into_iter().map(|(.., name)| name).collect(),
        version,
        other_versions,
    })
}

fn mixed(versions: &BTreeSet<String>, operation: &str, readme: &Path) -> Diagnostic {
    let message = format!(
        "{} API versions of the tag have the operation `{operation}`",
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
