//! Replaces `$recursiveRef` by `$ref` (JSON Schema 2019-09, section 8.2.4.2).

use serde_json::{Map, Value};

use super::document_edit::DocumentEdit;
use super::pointer;

/// Refers each `$recursiveRef` to the innermost schema around it with `$recursiveAnchor`.
///
/// Rule: a recursive reference is always `#`, which means the resource around it. In an OpenAPI document, this is no
/// schema, but descriptions use the keyword for the schema that they mark with the anchor.
pub(super) fn replace(edit: &mut DocumentEdit<'_>) {
    let mut found = Vec::new();
    let document: &Value = edit.value();
    let mut open = vec![(document, String::new(), None)];
    while let Some((value, at, mut anchor)) = open.pop() {
        match value {
            Value::Object(members) => {
                if members.get("$recursiveAnchor") == Some(&Value::Bool(true)) {
                    anchor = Some(at.clone());
                }
                if let Some(anchor) = &anchor
                    && let Some(schema) = referring(members, anchor)
                {
                    found.push((at.clone(), schema));
                }
                let members = members.iter();
                let members =
                    members.map(|(key, member)| (member, pointer::child(&at, key), anchor.clone()));
                open.extend(members);
            }
            Value::Array(items) => {
                let items = items.iter().enumerate();
                let items =
                    items.map(|(index, item)| (item, pointer::item(&at, index), anchor.clone()));
                open.extend(items);
            }
            _ => {}
        }
    }
    for (at, schema) in found {
        edit.set(&at, schema);
    }
}

/// Returns a schema with a reference to the anchor in place of its recursive reference, if it has one.
fn referring(members: &Map<String, Value>, anchor: &str) -> Option<Value> {
    let is_recursive = members.get("$recursiveRef") == Some(&Value::from("#"));
    if !is_recursive || members.contains_key("$ref") {
        return None;
    }
    let members = members.iter();
    let members = members.map(|(key, value)| match key.as_str() {
        "$recursiveRef" => ("$ref".to_owned(), pointer::local(anchor).into()),
        _ => (key.clone(), value.clone()),
    });
    Some(Value::Object(members.collect()))
}
