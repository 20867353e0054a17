use std::path::{Path, PathBuf};

use serde_json::Value;

use super::cases::EDITS;
use crate::workspace::SPECS;

/// What every small change is a change of; the tests of the comparison change it too.
const BASE: &str = include_str!("../../../generator/tests/diff/widgets.json");

/// The versions of a real service, from the oldest to the newest.
const VERSIONS: [(&str, &str); 3] = [
    ("2023-01-31", "stable/2023-01-31/ManagedIdentity.json"),
    (
        "2024-11-30",
        "ManagedIdentity/stable/2024-11-30/ManagedIdentity.json",
    ),
    (
        "2025-05-31-preview",
        "ManagedIdentity/preview/2025-05-31-preview/openapi.json",
    ),
];
const SERVICE: &str = "specification/msi/resource-manager/Microsoft.ManagedIdentity";

/// Two descriptions.
#[derive(Debug)]
pub(super) struct Case {
    /// What distinguishes them.
    pub(super) name: String,
    pub(super) old: Input,
    pub(super) new: Input,
}

/// A description.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(super) enum Input {
    /// A file of the specifications.
    File(PathBuf),
    /// The text of one.
    Text(String),
}

/// A small change of a description.
#[derive(Debug)]
pub(super) struct Edit {
    /// What it does, in words.
    pub(super) name: &'static str,
    pub(super) steps: &'static [Step],
}

/// A step of a change. Places are JSON pointers, values JSON.
#[derive(Debug)]
pub(super) enum Step {
    /// Gives a member of an object a value.
    Set(&'static str, &'static str, &'static str),
    /// Adds an item to an array.
    Push(&'static str, &'static str),
    /// Takes a member out of an object.
    Remove(&'static str, &'static str),
}

/// All pairs that are compared.
pub(super) fn pairs() -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    for edit in EDITS {
        cases.push(Case {
            name: edit.name.to_owned(),
            old: Input::Text(BASE.to_owned()),
            new: Input::Text(edit.of(BASE)?),
        });
    }
    for (place, (old, old_file)) in VERSIONS.iter().enumerate() {
        for (new, new_file) in VERSIONS.iter().skip(place + 1) {
            let input = |file: &str| Input::File(Path::new(SPECS).join(SERVICE).join(file));
            cases.push(Case {
                name: format!("Microsoft.ManagedIdentity: {old}, {new}"),
                old: input(old_file),
                new: input(new_file),
            });
        }
    }
    Ok(cases)
}

impl Edit {
    /// The description with this change.
    fn of(&self, text: &str) -> Result<String, String> {
        let told = |why: &str| format!("\"{}\": {why}", self.name);
        let parsed = |text: &str| {
            serde_json::from_str::<Value>(text).map_err(|error| told(&format!("{text}: {error}")))
        };
        let mut spec = parsed(text)?;
        for step in self.steps {
            let (Step::Set(pointer, ..) | Step::Push(pointer, _) | Step::Remove(pointer, _)) = step;
            let place = spec
                .pointer_mut(pointer)
                .ok_or_else(|| told(&format!("there is no `{pointer}`")))?;
            let done = match (step, place) {
                (Step::Set(_, key, value), Value::Object(members)) => {
                    members.insert((*key).to_owned(), parsed(value)?);
                    true
                }
                (Step::Push(_, value), Value::Array(items)) => {
                    items.push(parsed(value)?);
                    true
                }
                (Step::Remove(_, key), Value::Object(members)) => members.remove(*key).is_some(),
                _ => false,
            };
            if !done {
                return Err(told(&format!("nothing to change at `{pointer}`")));
            }
        }
        serde_json::to_string_pretty(&spec).map_err(|error| told(&error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::semver::subject::Side;

    #[test]
    fn every_change_is_one_and_is_told() {
        let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
        let work = tempfile::tempdir().unwrap();
        let cases = pairs().unwrap();
        let names: BTreeSet<_> = cases.iter().map(|case| &case.name).collect();
        assert_eq!(names.len(), cases.len());
        for (place, case) in cases.iter().enumerate() {
            let made = |input: &Input, side| {
                let folder = work.path().join(format!("{side}-{place}"));
                Side::of(&root.join(input.laid_out(&folder).unwrap())).unwrap()
            };
            let diff = made(&case.old, "old").against(&made(&case.new, "new"));
            assert!(!diff.is_empty(), "{}", case.name);
        }
    }

    #[test]
    fn a_change_of_nothing_is_an_error() {
        for step in [
            Step::Remove("/paths", "none"),
            Step::Set("/none", "a", "1"),
            Step::Push("/paths", "1"),
            Step::Set("/paths", "a", "{"),
        ] {
            let steps: &'static [Step] = Box::leak(Box::new([step]));
            let edit = Edit { name: "x", steps };
            assert!(edit.of(BASE).is_err(), "{edit:?}");
        }
    }
}
