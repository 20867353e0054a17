//! Places in an example, and patterns for several places.

use serde_json::Value;

use crate::rust::example_tests::case::{Note, PermittedChange};

/// A place in an example, as a path.
#[derive(Clone, Debug, Default)]
pub(super) struct ExamplePlace {
    steps: Vec<Segment>,
}

#[derive(Clone, Debug)]
struct Segment {
    key: String,
    /// True if the key is a list index or a map key.
    one_of_many: bool,
}

/// A change at a place.
#[derive(Clone, Debug)]
pub(super) struct Finding {
    pub(super) change: PermittedChange,
    pub(super) at: ExamplePlace,
}

impl ExamplePlace {
    /// Returns the place of a member.
    pub(super) fn member(&self, key: &str) -> Self {
        self.step(key.to_owned(), false)
    }

    /// Returns the place of a list item.
    pub(super) fn item(&self, index: usize) -> Self {
        self.step(index.to_string(), true)
    }

    /// Returns the place of a map value.
    pub(super) fn entry(&self, key: &str) -> Self {
        self.step(key.to_owned(), true)
    }

    fn step(&self, key: String, one_of_many: bool) -> Self {
        let mut steps = self.steps.clone();
        steps.push(Segment { key, one_of_many });
        ExamplePlace { steps }
    }

    /// Returns the value that contains this place in `root`, and the key of the place in it.
    pub(super) fn parent_in<'v>(&self, root: &'v mut Value) -> Option<(&'v mut Value, &str)> {
        let (last, steps) = self.steps.split_last()?;
        let parent = steps.iter().try_fold(root, |value, step| match value {
            Value::Object(members) => members.get_mut(&step.key),
            Value::Array(items) => items.get_mut(step.key.parse::<usize>().ok()?),
            _ => None,
        })?;
        Some((parent, &last.key))
    }

    /// Returns the JSON pointer (RFC 6901).
    pub(super) fn pointer(&self) -> String {
        self.steps.iter().fold(String::new(), |pointer, step| {
            format!("{pointer}/{}", escape(&step.key))
        })
    }

    /// Returns the pattern that only matches this place.
    fn exact(&self) -> String {
        self.steps.iter().fold(String::new(), |pattern, step| {
            format!("{pattern}/{}", in_pattern(&step.key))
        })
    }

    /// Returns the pattern with `*` for list indexes and map keys.
    fn pattern(&self) -> String {
        self.steps.iter().fold(String::new(), |pattern, step| {
            if step.one_of_many {
                format!("{pattern}/*")
            } else {
                format!("{pattern}/{}", in_pattern(&step.key))
            }
        })
    }
}

fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// Returns a key in a pattern, where `*` is any key.
fn in_pattern(key: &str) -> String {
    escape(key).replace('*', "~2")
}

/// Returns the findings in `value` with few pointers: a pattern is used if it matches exactly the places that were
/// found. Undeclared members are listed one by one.
pub(super) fn compact(findings: &[Finding], value: &Value) -> Vec<Note> {
    let mut compact: Vec<Note> = Vec::new();
    for finding in findings {
        let note = Note {
            change: finding.change.clone(),
            pointer: short(finding, findings, value),
        };
        if !compact.contains(&note) {
            compact.push(note);
        }
    }
    compact
}

fn short(finding: &Finding, findings: &[Finding], value: &Value) -> String {
    let exact = finding.at.exact();
    if matches!(
        finding.change,
        PermittedChange::Undeclared | PermittedChange::Constant(_)
    ) {
        return exact;
    }
    let pattern = finding.at.pattern();
    let found = findings
        .iter()
        .filter(|other| other.change == finding.change && other.at.pattern() == pattern)
        .count();
    if found > 1 && count(value, &pattern) == found {
        pattern
    } else {
        exact
    }
}

/// Returns the number of places in `value` that a pattern matches.
fn count(value: &Value, pattern: &str) -> usize {
    let mut places = vec![value];
    for key in pattern.split('/').skip(1) {
        places = places
            .into_iter()
            .flat_map(|place| step(place, key))
            .collect();
    }
    places.len()
}

fn step<'v>(value: &'v Value, key: &str) -> Vec<&'v Value> {
    match (value, key) {
        (Value::Array(items), "*") => items.iter().collect(),
        (Value::Object(members), "*") => members.values().collect(),
        (Value::Object(members), key) => {
            let key = key.replace("~2", "*").replace("~1", "/").replace("~0", "~");
            members.get(&key).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn instant(at: ExamplePlace) -> Finding {
        Finding {
            change: PermittedChange::Instant,
            at,
        }
    }

    fn note(pointer: &str) -> Note {
        Note {
            change: PermittedChange::Instant,
            pointer: pointer.to_owned(),
        }
    }

    #[test]
    fn a_pattern_stands_for_all_items_or_for_none() {
        let value = json!({"value": [{"at": 1}, {"at": 2}]});
        let list = ExamplePlace::default().member("value");
        let both = [
            instant(list.item(0).member("at")),
            instant(list.item(1).member("at")),
        ];
        assert_eq!(compact(&both, &value), [note("/value/*/at")]);
        assert_eq!(compact(&both[..1], &value), [note("/value/0/at")]);
    }

    #[test]
    fn keys_are_escaped() {
        assert_eq!(
            ExamplePlace::default().member("a/b~c").pointer(),
            "/a~1b~0c"
        );
    }
}
