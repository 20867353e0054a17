//! Values with members where only pairs can stand: in a query and in a form.

use azure_core::Value;

use super::{
    Call,
    encode::{encoded, is_query_name, is_unreserved},
};

/// How the members of a value travel as pairs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Nesting {
    /// Under the name of the value, with the way to the member in brackets: `name[member]`, and `name[]` for each item.
    Brackets,
    /// Under their own names.
    Members,
}

impl Call {
    /// A query parameter whose value, in JSON, travels member by member; left out when there is none.
    #[must_use]
    pub fn query_members(
        mut self,
        name: &'static str,
        json: Option<String>,
        nesting: Nesting,
    ) -> Self {
        let pairs = pairs(name, json, nesting).into_iter();
        self.query.extend(pairs.map(|(name, value)| {
            (
                encoded(&name, is_query_name).into(),
                encoded(&value, is_unreserved),
            )
        }));
        self
    }
}

/// The pairs that a value in JSON comes to.
pub(super) fn pairs(name: &str, json: Option<String>, nesting: Nesting) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let value = json.and_then(|json| serde_json::from_str::<Value>(&json).ok());
    match (value, nesting) {
        (None, _) => {}
        (Some(Value::Object(members)), Nesting::Members) => {
            for (key, value) in members {
                push(key, value, &mut pairs);
            }
        }
        (Some(value), _) => push(name.to_owned(), value, &mut pairs),
    }
    pairs
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
