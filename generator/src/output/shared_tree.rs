//! The files of a tree, with what the user has in those that both share.

use std::borrow::Cow;

use toml_edit::TomlError;

use super::cargo_toml::{CARGO_TOML, CargoToml, Conflict, Keys, merge, position};
use super::folder::Folder;
use super::found::{ExistingEntry, look};
use super::hash::unix_lines;
use super::record::Record;
use super::tree::Tree;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};

/// A tree whose `Cargo.toml` has the keys and comments of the user.
pub(super) struct SharedTree<'a> {
    generated: &'a Tree,
    /// The files to write.
    pub(super) files: Cow<'a, Tree>,
}

impl<'a> SharedTree<'a> {
    /// Reads what the folder has. Also returns an error for each key of Armsmith's that was changed by hand, whose
    /// change the tree does not have.
    pub(super) fn of(
        tree: &'a Tree,
        dir: &Folder,
        record: &Record,
    ) -> Result<(SharedTree<'a>, Diagnostics), Diagnostic> {
        let mut shared = SharedTree {
            generated: tree,
            files: Cow::Borrowed(tree),
        };
        let mut edits = Diagnostics::default();
        let Some((generated, found)) = both(tree, dir, record)? else {
            return Ok((shared, edits));
        };
        match CargoToml::parse(&found) {
            Ok(found) => {
                let (text, conflicts) = merge(&found, &generated, &last(record, &found));
                edits.extend(conflicts.iter().map(|conflict| edited(dir, conflict)));
                if tree.get(CARGO_TOML) != Some(&text) {
                    let files = shared.files.to_mut();
                    files.insert(CARGO_TOML.to_owned(), text);
                }
            }
            Err(error) => edits.push(damaged(dir, &found, &error)),
        }
        Ok((shared, edits))
    }

    /// Returns the record of the generated files.
    pub(super) fn record(&self) -> Record {
        Record::of(self.generated)
    }
}

/// Returns the generated file and the text of the one in the folder, if there are both and Armsmith owns keys of it.
fn both(
    tree: &Tree,
    dir: &Folder,
    record: &Record,
) -> Result<Option<(CargoToml, String)>, Diagnostic> {
    let generated = tree.get(CARGO_TOML).map(|text| CargoToml::parse(text));
    let Some(Ok(generated)) = generated else {
        return Ok(None);
    };
    if !record.owns(CARGO_TOML) {
        return Ok(None);
    }
    Ok(match look(dir, CARGO_TOML)? {
        ExistingEntry::File(bytes) => {
            let text = unix_lines(&bytes);
            Some((generated, String::from_utf8_lossy(&text).into_owned()))
        }
        ExistingEntry::Nothing | ExistingEntry::Obstacle(_) => None,
    })
}

/// Returns the values of the last run. A record without them has a hash of the whole file.
fn last(record: &Record, found: &CargoToml) -> Keys {
    match record.keys() {
        Some(keys) => keys.clone(),
        None if record.wrote(CARGO_TOML, found.text().as_bytes()) => found.keys(),
        None => Keys::new(),
    }
}

fn damaged(dir: &Folder, text: &str, error: &TomlError) -> Diagnostic {
    let place = match error.span() {
        Some(span) => {
            let (line, column) = position(text, span.start);
            Place::Text {
                path: dir.show(CARGO_TOML),
                line,
                column,
            }
        }
        None => Place::File(dir.show(CARGO_TOML)),
    };
    let message = format!("the file is not valid TOML: {}", error.message().trim());
    Diagnostic::new(Code::SyntaxError, place, message)
        .help("correct the file, or pass `--overwrite-edits` to replace it")
}

fn edited(dir: &Folder, conflict: &Conflict) -> Diagnostic {
    let path = dir.show(CARGO_TOML);
    let Conflict {
        key,
        found,
        expected,
        position,
    } = conflict;
    let message = match (found, expected) {
        (Some(found), Some(expected)) => {
            format!("`{key}` was changed by hand to `{found}`; `{expected}` is generated")
        }
        (Some(found), None) => {
            format!("`{key}` was changed by hand to `{found}`; it is no longer generated")
        }
        (None, expected) => {
            let expected = expected.as_deref().unwrap_or_default();
            format!("`{key}` was removed by hand; `{expected}` is generated")
        }
    };
    let place = match *position {
        Some((line, column)) => Place::Text { path, line, column },
        None => Place::File(path),
    };
    Diagnostic::new(Code::EditedKey, place, message).help(
        "change it in the manifest `armsmith.yaml`, whose `crate` has settings, features and dependencies, or pass \
         `--overwrite-edits` to discard the edit",
    )
}
