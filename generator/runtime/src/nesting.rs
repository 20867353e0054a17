//! Objects written as key-value pairs in queries and forms.

use azure_core::Value;

use super::{
    Call, Unwritable,
    encode::{is_unreserved, push_encoded},
};

/// How the members of an object are named.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Nesting {
    /// With the name of the value and the path of the member in brackets: `name[member]`, and `name[]` for each item.
    Brackets,
    /// With the member names alone.
    Members,
}

impl Call {
    /// Adds the members of a value as query parameters. It is omitted if it has no value.
    #[must_use]
    pub fn query_members(
        mut self,
        name: &'static str,
        json: Result<Option<String>, Unwritable>,
        nesting: Nesting,
    ) -> Self {
        let pairs = self.accept_value(name, pairs(name, json, nesting));
        for (name, value) in pairs.into_iter().flatten() {
            self.parts
                .target
                .query(&name, |out| push_encoded(out, &value, is_unreserved));
        }
        self
    }
}

/// Returns the pairs of a JSON value, or `None` if it has no value.
pub(super) fn pairs(
    name: &str,
    json: Result<Option<String>, Unwritable>,
    nesting: Nesting,
) -> Result<Option<Vec<(String, String)>>, Unwritable> {
    let Some(json) = json? else {
        return Ok(None);
    };
    let value = serde_json::from_str(&json).map_err(|error| Unwritable::new(error.to_string()))?;
    let mut pairs = Vec::new();
    match (value, nesting) {
        (Value::Object(members), Nesting::Members) => {
            for (key, value) in members {
                push(key, value, &mut pairs);
            }
        }
        (value, _) => push(name.to_owned(), value, &mut pairs),
    }
    Ok(Some(pairs))
}

fn push(name: String, value: Value, pairs: &mut Vec<(String, String)>) {
    match value {
        Value::Null => {}
        Value::Object(members) => {
            for (key, value) in members {
                push(format!("{name}[{key}]"), value, pairs);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.into_iter().enumerate() {
                let name = match item.is_object() || item.is_array() {
                    true => format!("{name}[{index}]"),
                    false => format!("{name}[]"),
                };
                push(name, item, pairs);
            }
        }
        Value::String(text) => pairs.push((name, text)),
        other => pairs.push((name, other.to_string())),
    }
}
