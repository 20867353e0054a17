//! The files of a project that an import replaces or succeeds, with their versions in the checkout.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::reference_closure::{self, Reached};
use super::request::ImportOptions;
use super::role::FileRole;
use crate::lock::Lock;
use crate::manifest::Version;
use crate::revision::Revision;
use crate::source::{Sources, yaml_value};

/// A file of the project.
pub(super) struct ExistingFile {
    /// The name, relative to the folder of the manifest.
    pub(super) name: String,
    pub(super) role: FileRole,
    /// The text, as JSON.
    pub(super) text: String,
    /// The texts of the file in the checkout: as it is now, and in the revision from which it was imported.
    pub(super) upstream: Vec<String>,
}

/// Returns the files that an import replaces, and those of the previous version.
pub(super) fn existing(
    present: &Sources,
    files: &Reached,
    previous: Option<&Version>,
    lock: Option<&Lock>,
    request: &ImportOptions,
) -> Vec<ExistingFile> {
    let mut roles: BTreeMap<String, FileRole> = BTreeMap::new();
    if let Some(previous) = previous {
        let inputs = previous.inputs.iter();
        let inputs = inputs.filter_map(|input| present.load(&request.to.join(input)).ok());
        // A broken reference hides descriptions of examples at most; `regen` reports it.
        if let Ok((reached, _)) = reference_closure::reached(present, &inputs.collect::<Vec<_>>()) {
            roles.extend(reached.into_iter().map(|(name, (_, role))| (name, role)));
        }
    }
    roles.extend(files.iter().map(|(name, (_, role))| (name.clone(), *role)));
    let names: Vec<&String> = roles.keys().collect();
    let imported = imported_texts(&names, lock, &request.checkout);
    let found = roles.iter().filter_map(|(name, role)| {
        let text = as_json(&request.to.join(name))?;
        let now = as_json(&request.checkout.join(name));
        let then = imported.get(name.as_str()).cloned();
        Some(ExistingFile {
            name: name.clone(),
            role: *role,
            text,
            upstream: now.into_iter().chain(then).collect(),
        })
    });
    found.collect()
}

/// Returns the texts of files in the revisions from which they were imported, as far as the checkout has them.
fn imported_texts<'n>(
    names: &[&'n String],
    lock: Option<&Lock>,
    checkout: &Path,
) -> BTreeMap<&'n str, String> {
    let mut by_revision: BTreeMap<&str, Vec<&'n String>> = BTreeMap::new();
    for name in names {
        if let Some(revision) = lock.and_then(|lock| lock.revision(name)) {
            by_revision.entry(revision).or_default().push(name);
        }
    }
    let mut texts = BTreeMap::new();
    for (revision, names) in by_revision {
        let Ok(revision) = Revision::open(checkout, revision) else {
            continue;
        };
        let files: Vec<PathBuf> = names.iter().map(|name| checkout.join(name)).collect();
        let Ok(files) = revision.lay_out(&files) else {
            continue;
        };
        for (name, file) in names.into_iter().zip(files) {
            texts.extend(as_json(&file).map(|text| (name.as_str(), text)));
        }
    }
    texts
}

/// Returns the text of a file as JSON. `None` if it does not exist or cannot be read.
fn as_json(path: &Path) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    let is_yaml = path
        .extension()
        .is_some_and(|it| it == "yaml" || it == "yml");
    match is_yaml {
        true => Some(yaml_value(&text)?.to_string()),
        false => Some(text),
    }
}
