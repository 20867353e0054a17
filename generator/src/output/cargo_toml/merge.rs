//! The keys of a generated `Cargo.toml` in the one of a folder.

use std::collections::BTreeSet;

use toml_edit::DocumentMut;

use super::edit::{remove, set};
use super::key_path::{KeyPath, Keys};
use super::manifest::{CargoToml, Entry};

/// A key of Armsmith's that was changed by hand, or that the user has with another value.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::output) struct Conflict {
    /// The key.
    pub(in crate::output) key: KeyPath,
    /// The value in the file as it is written. `None` if it was removed.
    pub(in crate::output) found: Option<String>,
    /// The value that is generated. `None` if it is not generated any more.
    pub(in crate::output) expected: Option<String>,
    /// The line and column in the file, from one.
    pub(in crate::output) position: Option<(usize, usize)>,
}

/// Changes the keys of Armsmith's in a file to those of the generated one. `last` has the values of the last run.
///
/// Returns the new text, and the keys that were changed by hand, which the new text has as generated.
pub(in crate::output) fn merge(
    found: &CargoToml,
    generated: &CargoToml,
    last: &Keys,
) -> (String, Vec<Conflict>) {
    let mut document = found.document.clone();
    let mut conflicts = Vec::new();
    let mut is_changed = false;
    let is_last = |(path, entry): &(&KeyPath, &Entry)| last.get(path) == Some(&entry.value);
    for (key, expected) in &generated.entries {
        if found.is(key, &expected.value) {
            continue;
        }
        let entries = found.at(key);
        let is_removed = entries.is_empty() && last.contains_key(key);
        if is_removed || !entries.iter().all(is_last) {
            conflicts.push(conflict(found, key, &entries, Some(expected)));
        }
        set(document.as_table_mut(), generated.document.as_table(), key);
        is_changed = true;
    }
    for key in last.keys().rev() {
        let entries = found.at(key);
        let is_generated = |path: &KeyPath| generated.entries.keys().any(|it| path.contains(it));
        // A value that replaces a table, or a table that replaces a value, is set above.
        let is_set = generated.entries.contains_key(key) || entries.is_empty();
        if is_set || entries.iter().any(|(path, _)| is_generated(path)) {
            continue;
        }
        if !entries.iter().all(is_last) {
            conflicts.push(conflict(found, key, &entries, None));
        }
        remove(document.as_table_mut(), key);
        is_changed = true;
    }
    let text = match is_changed {
        true => {
            restore_dependencies(&mut document, found, generated);
            document.to_string()
        }
        false => found.text().to_owned(),
    };
    (text, conflicts)
}

/// Writes the dependencies that have only generated keys, and not those of before, as they are generated.
fn restore_dependencies(document: &mut DocumentMut, found: &CargoToml, generated: &CargoToml) {
    let Ok(merged) = CargoToml::parse(&document.to_string()) else {
        return;
    };
    let paths = generated.entries.keys().filter_map(KeyPath::dependency);
    let paths: BTreeSet<KeyPath> = paths.collect();
    for path in &paths {
        let keys = |file: &CargoToml| -> Keys {
            let entries = file.at(path).into_iter();
            entries
                .map(|(path, entry)| (path.clone(), entry.value.clone()))
                .collect()
        };
        if keys(&merged) == keys(generated) && keys(&merged) != keys(found) {
            set(document.as_table_mut(), generated.document.as_table(), path);
        }
    }
}

fn conflict(
    file: &CargoToml,
    key: &KeyPath,
    found: &[(&KeyPath, &Entry)],
    expected: Option<&Entry>,
) -> Conflict {
    let first = found.first();
    let span = first.and_then(|(_, entry)| entry.span.clone());
    let texts = found.iter().map(|(path, entry)| match *path == key {
        true => text(entry),
        false => format!("{path} = {}", text(entry)),
    });
    let texts: Vec<_> = texts.collect();
    Conflict {
        key: key.clone(),
        found: (!texts.is_empty()).then(|| texts.join(", ")),
        expected: expected.map(text),
        position: span.map(|span| position(file.text(), span.start)),
    }
}

/// Returns a value on one line.
fn text(entry: &Entry) -> String {
    entry.value.to_string()
}

/// Returns line and column of an offset, from one.
pub(in crate::output) fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}
