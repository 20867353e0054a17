//! Small changes of a description.

use serde_json::Value;

/// A small change of a description.
#[derive(Debug)]
pub(super) struct Edit {
    /// The description of the change.
    pub(super) name: &'static str,
    pub(super) steps: &'static [EditStep],
}

/// A step of a change. Places are JSON pointers, and values are JSON.
#[derive(Debug)]
pub(super) enum EditStep {
    /// Sets a member of an object.
    Set(&'static str, &'static str, &'static str),
    /// Adds an item to an array.
    Push(&'static str, &'static str),
    /// Removes a member of an object.
    Remove(&'static str, &'static str),
}

impl Edit {
    /// Returns the description with this change.
    pub(super) fn of(&self, text: &str) -> Result<String, String> {
        let told = |why: &str| format!("\"{}\": {why}", self.name);
        let parsed = |text: &str| {
            serde_json::from_str::<Value>(text).map_err(|error| told(&format!("{text}: {error}")))
        };
        let mut spec = parsed(text)?;
        for step in self.steps {
            let (EditStep::Set(pointer, ..)
            | EditStep::Push(pointer, _)
            | EditStep::Remove(pointer, _)) = step;
            let place = spec
                .pointer_mut(pointer)
                .ok_or_else(|| told(&format!("there is no `{pointer}`")))?;
            let done = match (step, place) {
                (EditStep::Set(_, key, value), Value::Object(members)) => {
                    members.insert((*key).to_owned(), parsed(value)?);
                    true
                }
                (EditStep::Push(_, value), Value::Array(items)) => {
                    items.push(parsed(value)?);
                    true
                }
                (EditStep::Remove(_, key), Value::Object(members)) => {
                    members.remove(*key).is_some()
                }
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
    use super::*;

    #[test]
    fn a_change_of_nothing_is_an_error() {
        for step in [
            EditStep::Remove("/paths", "none"),
            EditStep::Set("/none", "a", "1"),
            EditStep::Push("/paths", "1"),
            EditStep::Set("/paths", "a", "{"),
        ] {
            let steps: &'static [EditStep] = Box::leak(Box::new([step]));
            let edit = Edit { name: "x", steps };
            assert!(edit.of(r#"{"paths": {}}"#).is_err(), "{edit:?}");
        }
    }
}
