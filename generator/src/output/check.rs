use std::collections::BTreeSet;
use std::path::Path;

use super::plan::{Found, Leaving, look};
use super::record::{RECORD, Record};
use super::staging::Staging;
use super::tree::Tree;
use crate::diagnostics::Diagnostic;

/// A difference between a tree and the folder that should hold it.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct Drift {
    /// The file, below the folder.
    pub path: String,
    /// How it differs.
    pub kind: DriftKind,
    /// The text in the folder; empty where there is none.
    pub found: String,
    /// The text in the tree; empty where there is none.
    pub expected: String,
}

/// How a file in a folder differs from the tree.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum DriftKind {
    /// It is not there.
    Missing,
    /// It is as Armsmith last wrote it, and that is out of date.
    Outdated,
    /// It is not as Armsmith last wrote it.
    Edited,
    /// Armsmith wrote it once, and the tree no longer holds it.
    Stale,
    /// It stands in the way and is not in the record: writing would be refused.
    Foreign,
    /// The record itself differs, be it alone or because of other files.
    Record,
    /// A run was killed half way: the next one finishes its work.
    Interrupted,
}

/// Compares a folder with the tree that it should hold. Writes nothing.
///
/// # Errors
///
/// When the folder cannot be read.
pub fn check(tree: &Tree, dir: &Path) -> Result<Vec<Drift>, Diagnostic> {
    let record = Record::load(dir)?;
    let leaving = Leaving::find(tree, dir, &record)?;
    let mut drifts = Vec::new();
    let paths: BTreeSet<&str> = tree
        .keys()
        .map(String::as_str)
        .chain(record.paths())
        .collect();
    for path in paths {
        drifts.extend(compare(tree, dir, &record, &leaving, path)?);
    }
    drifts.extend(compare_record(tree, dir)?);
    if Staging::inside(dir).join("journal.json").exists() {
        drifts.push(Drift {
            path: ".".into(),
            kind: DriftKind::Interrupted,
            found: String::new(),
            expected: String::new(),
        });
    }
    Ok(drifts)
}

fn compare(
    tree: &Tree,
    dir: &Path,
    record: &Record,
    leaving: &Leaving<'_>,
    path: &str,
) -> Result<Option<Drift>, Diagnostic> {
    let expected = tree.get(path);
    let (kind, bytes) = match (look(dir, path)?, expected) {
        (Found::Nothing, Some(_)) => (DriftKind::Missing, Vec::new()),
        (Found::File(bytes), Some(_)) if !record.owns(path) => (DriftKind::Foreign, bytes),
        (Found::File(bytes), Some(text)) if bytes == text.as_bytes() => return Ok(None),
        (Found::File(bytes), Some(_)) if record.wrote(path, &bytes) => (DriftKind::Outdated, bytes),
        (Found::File(bytes), Some(_)) => (DriftKind::Edited, bytes),
        (Found::Obstacle(place), Some(_)) if leaving.clears(&place) => {
            (DriftKind::Missing, Vec::new())
        }
        (Found::Obstacle(_), Some(_)) => (DriftKind::Foreign, Vec::new()),
        (Found::File(bytes), None) => (DriftKind::Stale, bytes),
        (Found::Nothing | Found::Obstacle(_), None) => return Ok(None),
    };
    Ok(Some(Drift {
        path: path.to_owned(),
        kind,
        found: String::from_utf8_lossy(&bytes).into_owned(),
        expected: expected.cloned().unwrap_or_default(),
    }))
}

fn compare_record(tree: &Tree, dir: &Path) -> Result<Option<Drift>, Diagnostic> {
    let expected = Record::of(tree).text();
    let found = match look(dir, RECORD)? {
        Found::File(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Found::Nothing | Found::Obstacle(_) => String::new(),
    };
    Ok((found != expected).then(|| Drift {
        path: RECORD.to_owned(),
        kind: DriftKind::Record,
        found,
        expected,
    }))
}
