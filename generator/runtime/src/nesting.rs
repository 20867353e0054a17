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
    /// As the fields of a form, with the member names alone: the items of a list have its name, and objects are JSON.
    Fields,
    /// As one field of a form: the items of a list have its name, and an object is JSON.
    Field,
}

/// A field of a form.
pub(super) struct WrittenField {
    pub(super) name: String,
    pub(super) text: String,
    /// True if the text is JSON because the value has members or items.
    pub(super) is_json: bool,
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
        (Value::Object(members), Nesting::Fields) => {
            for (key, value) in members {
                push_fields(key, value, &mut pairs);
            }
        }
        // The style `form` repeats the name of a list, too.
        (value, Nesting::Members | Nesting::Fields | Nesting::Field) => {
            push_fields(name.to_owned(), value, &mut pairs);
        }
        (value, Nesting::Brackets) => push(name.to_owned(), value, &mut pairs),
    }
    Ok(Some(pairs))
}

fn push_fields(name: String, value: Value, pairs: &mut Vec<(String, String)>) {
    let fields = fields(name, value).into_iter();
    pairs.extend(fields.map(|field| (field.name, field.text)));
}

/// Returns the fields of a value: a list of plain values is several, and another list or an object is JSON.
pub(super) fn fields(name: String, value: Value) -> Vec<WrittenField> {
    let is_plain = |value: &Value| !value.is_array() && !value.is_object();
    match value {
        Value::Null => Vec::new(),
        Value::Array(items) if items.iter().all(is_plain) => {
            let items = items.into_iter();
            items.flat_map(|item| fields(name.clone(), item)).collect()
        }
        value => vec![WrittenField {
            name,
            is_json: !is_plain(&value),
            text: match value {
                Value::String(text) => text,
                other => other.to_string(),
            },
        }],
    }
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
