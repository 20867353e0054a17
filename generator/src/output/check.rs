//! Compares a folder with the expected tree.

use std::collections::BTreeSet;
use std::path::Path;

use super::cargo_toml::KeyPath;
use super::error::unwritable;
use super::folder::Folder;
use super::found::{ExistingEntry, look};
use super::hash::unix_lines;
use super::record::{RECORD, Record, same_text};
use super::shared_tree::SharedTree;
use super::staging::Staging;
use super::stale::StaleFiles;
use super::tree::Tree;
use crate::diagnostics::Diagnostic;

/// A difference between a tree and its folder.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct Drift {
    /// The path of the file, relative to the folder.
    pub path: String,
    /// The kind of difference.
    pub kind: DriftKind,
    /// The text in the folder, with `\n` as line ending. Empty if there is no file.
    pub found: String,
    /// The text in the tree. Empty if the tree does not have the file.
    pub expected: String,
}

/// The kind of difference between a file and the tree.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum DriftKind {
    /// The file does not exist.
    Missing,
    /// Armsmith wrote the file, and it is out of date.
    Outdated,
    /// The file was edited since Armsmith wrote it.
    Edited,
    /// Armsmith wrote the file, and the tree no longer has it.
    Stale,
    /// The file is not Armsmith's, so writing would be refused.
    Foreign,
    /// The record differs.
    Record,
    /// The lock file of the project does not match its inputs.
    Lock,
    /// A run was interrupted. The next one will finish it.
    Interrupted,
}

/// Compares a folder with the expected tree. Writes nothing. Line endings are ignored.
///
/// # Errors
///
/// Returns an error if the folder cannot be read, or if it or a file of Armsmith's in it is a link.
pub fn check(tree: &Tree, dir: &Path) -> Result<Vec<Drift>, Diagnostic> {
    let dir = &Folder::open(dir)?;
    let staging = Staging::inside(dir);
    Staging::verify(&staging)?;
    let refused = |error| unwritable(&dir.show(""), "cannot read the folder", &error);
    let record = Record::load(dir)?;
    let (tree, _) = &SharedTree::of(tree, dir, &record)?;
    let stale = StaleFiles::find(&tree.files, dir, &record)?;
    let mut drifts = Vec::new();
    let paths: BTreeSet<&str> = tree
        .files
        .keys()
        .map(String::as_str)
        .chain(record.paths())
        .collect();
    for path in paths {
        drifts.extend(compare(&tree.files, dir, &record, &stale, path)?);
    }
    drifts.extend(compare_record(tree, dir)?);
    if Staging::is_interrupted(&staging).map_err(refused)? {
        drifts.push(Drift {
            path: ".".into(),
            kind: DriftKind::Interrupted,
            found: String::new(),
            expected: String::new(),
        });
    }
    Ok(drifts)
}

/// True if an earlier run wrote a top-level key of `Cargo.toml`. `None` if there was no earlier run.
///
/// # Errors
///
/// Returns an error if the folder or the record cannot be read.
pub fn has_key(dir: &Path, key: &str) -> Result<Option<bool>, Diagnostic> {
    let record = Record::load(&Folder::open(dir)?)?;
    let steps = |path: &KeyPath| path.steps().first().is_some_and(|first| first == key);
    Ok(record.keys().map(|keys| keys.keys().any(steps)))
}

/// Returns the text that an earlier run wrote for a key of `Cargo.toml`, if it wrote the key. `None` if there was no
/// earlier run.
///
/// # Errors
///
/// Returns an error if the folder or the record cannot be read.
pub fn own_value(dir: &Path, path: &[&str]) -> Result<Option<Option<String>>, Diagnostic> {
    let record = Record::load(&Folder::open(dir)?)?;
    Ok(record.keys().map(|keys| {
        let mut keys = keys.iter();
        let (_, value) = keys.find(|(key, _)| key.steps() == path)?;
        value.as_str().map(str::to_owned)
    }))
}

fn compare(
    tree: &Tree,
    dir: &Folder,
    record: &Record,
    stale: &StaleFiles<'_>,
    path: &str,
) -> Result<Option<Drift>, Diagnostic> {
    let expected = tree.get(path);
    let (kind, bytes) = match (look(dir, path)?, expected) {
        (ExistingEntry::Nothing, Some(_)) => (DriftKind::Missing, Vec::new()),
        (ExistingEntry::File(bytes), Some(_)) if !record.owns(path) => (DriftKind::Foreign, bytes),
        (ExistingEntry::File(bytes), Some(text)) if same_text(&bytes, text.as_bytes()) => {
            return Ok(None);
        }
        (ExistingEntry::File(bytes), Some(_)) if record.wrote(path, &bytes) => {
            (DriftKind::Outdated, bytes)
        }
        (ExistingEntry::File(bytes), Some(_)) => (DriftKind::Edited, bytes),
        (ExistingEntry::Obstacle(place), Some(_)) if stale.clears(dir, &place) => {
            (DriftKind::Missing, Vec::new())
        }
        (ExistingEntry::Obstacle(_), Some(_)) => (DriftKind::Foreign, Vec::new()),
        (ExistingEntry::File(bytes), None) => (DriftKind::Stale, bytes),
        (ExistingEntry::Nothing | ExistingEntry::Obstacle(_), None) => return Ok(None),
    };
    Ok(Some(Drift {
        path: path.to_owned(),
        kind,
        found: text_of(&bytes),
        expected: expected.cloned().unwrap_or_default(),
    }))
}

fn compare_record(tree: &SharedTree<'_>, dir: &Folder) -> Result<Option<Drift>, Diagnostic> {
    let expected = tree.record().text();
    let found = match look(dir, RECORD)? {
        ExistingEntry::File(bytes) => text_of(&bytes),
        ExistingEntry::Nothing | ExistingEntry::Obstacle(_) => String::new(),
    };
    // Hashes say nothing to people, so the texts are not compared line by line.
    Ok((found != expected).then(|| Drift {
        path: RECORD.to_owned(),
        kind: DriftKind::Record,
        found: String::new(),
        expected: String::new(),
    }))
}

fn text_of(bytes: &[u8]) -> String {
    String::from_utf8_lossy(&unix_lines(bytes)).into_owned()
}
