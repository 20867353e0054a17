//! The description that the tests change, and the comparison with its changed version.

use std::fs;
use std::path::Path;

use armsmith::diff::{ApiDiff, compare};
use armsmith::pipeline::{Generated, Job, Silent, analyze, comparable};
use armsmith::source::Sources;
use serde_json::Value;

/// Returns a service with one item of each kind.
pub fn base() -> Value {
    serde_json::from_str(include_str!("widgets.json")).unwrap()
}

/// Returns the changes of an edit of the service.
pub fn edited(edit: impl FnOnce(&mut Value)) -> ApiDiff {
    let mut new = base();
    edit(&mut new);
    between(&base(), &new)
}

/// Returns the changes as short lines: `!` before breaking ones.
pub fn lines(edit: impl FnOnce(&mut Value)) -> Vec<String> {
    short(&edited(edit))
}

pub fn short(diff: &ApiDiff) -> Vec<String> {
    let lines = diff.changes.iter().map(|change| {
        let mark = if change.breaking { "! " } else { "" };
        let what = match change.what.as_str() {
            "" => String::new(),
            what => format!(": {what}"),
        };
        format!(
            "{mark}{} {} {}{what}",
            change.kind.name(),
            change.item,
            change.path
        )
    });
    lines.collect()
}

pub fn between(old: &Value, new: &Value) -> ApiDiff {
    let folder = tempfile::tempdir().unwrap();
    let sides = [("old", old), ("new", new)].map(|(name, value)| {
        let file = folder.path().join(name).join("widgets.json");
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, serde_json::to_string_pretty(value).unwrap()).unwrap();
        crate_of(file.parent().unwrap(), &file)
    });
    let [(old, old_sources), (new, new_sources)] = &sides;
    compare(&old.version(old_sources), &new.version(new_sources))
}

pub fn crate_of(root: &Path, file: &Path) -> (Generated, Sources) {
    let sources = Sources::with_root(root);
    let jobs = [Job::standalone(vec![file.to_owned()])];
    let analysis = analyze(&sources, &jobs, &Silent).unwrap();
    (comparable(analysis).unwrap(), sources)
}

/// Returns the value at a pointer mutably.
pub fn at<'v>(value: &'v mut Value, pointer: &str) -> &'v mut Value {
    value
        .pointer_mut(pointer)
        .unwrap_or_else(|| panic!("{pointer}"))
}

pub fn remove(value: &mut Value, pointer: &str, key: &str) -> Value {
    at(value, pointer)
        .as_object_mut()
        .unwrap()
        .remove(key)
        .unwrap()
}
