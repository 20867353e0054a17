//! The tags of a document, whose parents are checked.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::origin::{child, item, whole};
use crate::dialect::reading::Reading;
use crate::ir::DocumentId;
use crate::source::nearest;

/// Reports parents of tags that do not exist, and tags that are their own ancestors (OpenAPI 3.2, "Tag Object").
pub(super) fn check_tags(reading: &mut Reading<'_, '_>, document: DocumentId) {
    let origin = child(&whole(document), "tags");
    let tags = reading.value(&origin).and_then(Value::as_array);
    let tags: &[Value] = tags.map_or(&[], Vec::as_slice);
    let names: Vec<&str> = tags.iter().filter_map(|tag| text(tag, "name")).collect();
    let parents: HashMap<&str, &str> = tags
        .iter()
        .filter_map(|tag| Some((text(tag, "name")?, text(tag, "parent")?)))
        .collect();
    let known: HashSet<&str> = names.iter().copied().collect();
    let circles = in_circles(&parents);
    for (index, tag) in tags.iter().enumerate() {
        let (Some(name), Some(parent)) = (text(tag, "name"), text(tag, "parent")) else {
            continue;
        };
        let place = Place::Value(child(&item(&origin, index), "parent"));
        let warning = |message| Diagnostic::new(Code::Inconsistent, place, message);
        if !known.contains(parent) {
            let warning = warning(format!("`{parent}` is not a tag of this document"));
            reading
                .report
                .push(match nearest(parent, names.iter().copied()) {
                    Some(near) => warning.help(format!("did you mean `{near}`?")),
                    None => warning,
                });
        } else if circles.contains(name) {
            let message = format!("the tag `{name}` is its own ancestor");
            reading.report.push(warning(message));
        }
    }
}

/// Returns the names that their parents lead back to. Each chain ends where another one was, so that every tag is
/// visited once.
fn in_circles<'s>(parents: &HashMap<&'s str, &'s str>) -> HashSet<&'s str> {
    let mut circles = HashSet::new();
    let mut visited: HashMap<&str, usize> = HashMap::new();
    for (chain, start) in parents.keys().enumerate() {
        let mut name = *start;
        while !visited.contains_key(name) {
            visited.insert(name, chain);
            match parents.get(name) {
                Some(parent) => name = parent,
                None => break,
            }
        }
        // The chain returned to itself at this name.
        if visited.get(name) == Some(&chain) && parents.contains_key(name) {
            while circles.insert(name) {
                name = parents.get(name).copied().unwrap_or(name);
            }
        }
    }
    circles
}

fn text<'s>(tag: &'s Value, key: &str) -> Option<&'s str> {
    tag.get(key).and_then(Value::as_str)
}
