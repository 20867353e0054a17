//! Changes of documents when they are read.

use std::path::Path;

use serde_json::Value;

use super::pointer;
use crate::diagnostics::Diagnostic;

/// A change that is applied to documents when they are read.
pub trait Transform: std::fmt::Debug + Send + Sync {
    /// Changes a document.
    fn apply(&self, edit: &mut DocumentEdit<'_>);

    /// Returns warnings, once all documents are read.
    fn warnings(&self) -> Vec<Diagnostic>;
}

/// A document that can still be changed.
///
/// Changes are recorded, so that positions of values in the text are still found.
#[derive(Debug)]
pub struct DocumentEdit<'a> {
    path: &'a Path,
    name: &'a str,
    value: &'a mut Value,
    moves: Vec<PointerMove>,
}

/// A change of pointers.
#[derive(Debug)]
enum PointerMove {
    /// The member at `old` was moved to `new`.
    Renamed { new: String, old: String },
    /// The item of this array was removed.
    Removed { array: String, index: usize },
}

/// The changes of pointers since the text was read.
#[derive(Debug, Default)]
pub(super) struct PointerMap(Vec<PointerMove>);

impl<'a> DocumentEdit<'a> {
    pub(super) fn new(path: &'a Path, name: &'a str, value: &'a mut Value) -> DocumentEdit<'a> {
        DocumentEdit {
            path,
            name,
            value,
            moves: Vec::new(),
        }
    }

    pub(super) fn finish(self) -> PointerMap {
        PointerMap(self.moves)
    }

    /// Returns the file.
    pub fn path(&self) -> &Path {
        self.path
    }

    /// Returns the name of the document.
    pub fn name(&self) -> &str {
        self.name
    }

    /// Returns the value with the changes so far.
    pub fn value(&self) -> &Value {
        self.value
    }

    /// Replaces the value at a pointer, or adds a member at the end of an object. Returns false if that is impossible.
    pub fn set(&mut self, pointer: &str, value: Value) -> bool {
        if pointer.is_empty() {
            *self.value = value;
            return true;
        }
        let Some((parent, key)) = split(pointer) else {
            return false;
        };
        match get_mut(self.value, parent) {
            Some(Value::Object(members)) => {
                members.insert(key, value);
                true
            }
            Some(Value::Array(items)) => {
                let item = pointer::index(&key).and_then(|index| items.get_mut(index));
                item.map(|item| *item = value).is_some()
            }
            _ => false,
        }
    }

    /// Removes the value at a pointer. Returns false if there is none.
    pub fn remove(&mut self, pointer: &str) -> bool {
        let Some((parent, key)) = split(pointer) else {
            return false;
        };
        match get_mut(self.value, parent) {
            Some(Value::Object(members)) => members.shift_remove(&key).is_some(),
            Some(Value::Array(items)) => match pointer::index(&key) {
                Some(index) if index < items.len() => {
                    items.remove(index);
                    self.moves.push(PointerMove::Removed {
                        array: parent.to_owned(),
                        index,
                    });
                    true
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// Renames the member at a pointer. It keeps its position, and replaces a member with the new name. Returns false
    /// if there is no such member.
    pub fn rename(&mut self, pointer: &str, to: &str) -> bool {
        let Some((parent, key)) = split(pointer) else {
            return false;
        };
        let Some(Value::Object(members)) = get_mut(self.value, parent) else {
            return false;
        };
        if !members.contains_key(&key) || key == to {
            return members.contains_key(&key);
        }
        members.shift_remove(to);
        let all = std::mem::take(members);
        members.extend(all.into_iter().map(|(name, value)| match name == key {
            true => (to.to_owned(), value),
            false => (name, value),
        }));
        self.moves.push(PointerMove::Renamed {
            new: pointer::child(parent, to),
            old: pointer.to_owned(),
        });
        true
    }
}

impl PointerMap {
    /// Returns the pointer in the text of the value that is now at a pointer.
    pub fn original(&self, pointer: &str) -> String {
        let mut original = pointer.to_owned();
        for change in self.0.iter().rev() {
            match change {
                PointerMove::Renamed { new, old } => {
                    if let Some(rest) = below(&original, new) {
                        original = format!("{old}{rest}");
                    }
                }
                PointerMove::Removed { array, index } => {
                    let Some(rest) =
                        below(&original, array).and_then(|rest| rest.strip_prefix('/'))
                    else {
                        continue;
                    };
                    let (item, rest) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
                    if let Some(item) = pointer::index(item)
                        && item >= *index
                    {
                        original = format!("{array}/{}{rest}", item + 1);
                    }
                }
            }
        }
        original
    }
}

/// Returns the rest of a pointer below another.
fn below<'p>(pointer: &'p str, above: &str) -> Option<&'p str> {
    let rest = pointer.strip_prefix(above)?;
    (rest.is_empty() || rest.starts_with('/')).then_some(rest)
}

fn split(pointer: &str) -> Option<(&str, String)> {
    Some((
        pointer::parent(pointer)?,
        pointer::last(pointer)?.into_owned(),
    ))
}

fn get_mut<'v>(root: &'v mut Value, pointer: &str) -> Option<&'v mut Value> {
    pointer::tokens(pointer).try_fold(root, |value, token| match value {
        Value::Object(members) => members.get_mut(&*token),
        Value::Array(items) => items.get_mut(pointer::index(&token)?),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn changed_places_are_found_in_the_text() {
        let mut value = json!({"a": {"x": [0, 1, 2, 3], "y": 4}, "b": 5});
        let mut edit = DocumentEdit::new(Path::new("d"), "d", &mut value);
        assert!(edit.remove("/a/x/1"));
        assert!(edit.remove("/a/x/0"));
        assert!(edit.rename("/a", "c~"));
        assert!(edit.set("/c~0/y", json!(6)));
        assert!(edit.set("/c~0/x/0", json!({"z": 2})));
        assert!(edit.remove("/b"));
        for missing in ["", "/none", "/c~0/x/7", "/c~0/y/z"] {
            assert!(!edit.remove(missing), "{missing}");
            assert!(!edit.rename(missing, "w"), "{missing}");
        }
        assert!(!edit.set("/c~0/x/9", json!(1)));
        let moves = edit.finish();
        assert_eq!(value, json!({"c~": {"x": [{"z": 2}, 3], "y": 6}}));
        for (now, then) in [
            ("/c~0/x/0/z", "/a/x/2/z"),
            ("/c~0/x/1", "/a/x/3"),
            ("/c~0/x", "/a/x"),
            ("/c~0/y", "/a/y"),
            ("/c~0y", "/c~0y"),
            ("", ""),
        ] {
            assert_eq!(moves.original(now), then);
        }
    }

    #[test]
    fn a_renamed_member_keeps_its_place() {
        let mut value = json!({"a": 1, "b": 2, "c": 3});
        let mut edit = DocumentEdit::new(Path::new("d"), "d", &mut value);
        assert!(edit.rename("/a", "c"));
        assert_eq!(value.to_string(), r#"{"c":1,"b":2}"#);
    }
}
