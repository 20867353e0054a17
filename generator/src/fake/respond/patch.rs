//! PATCH: changes a resource.

use serde_json::Value;

use super::context::Context;
use super::error::{ErrorReply, error};
use super::get::{exists_by_example, exists_with_parent};
use super::singleton::first_value;
use super::tags;
use super::write::{check_conditions, write};
use crate::fake::http::FakeReply;
use crate::fake::validate::changed_member;
use crate::ir::BodyKind;

pub(super) fn patch(context: &Context<'_>) -> Result<FakeReply, ErrorReply> {
    let key = context.key();
    exists_by_example(context, &key)?;
    let mut state = context.begin_change()?;
    context.check_parents(&state, context.path())?;
    if let Some(reply) = tags::tags(context, &mut state)? {
        return Ok(reply);
    }
    let existing = state.store.get(&key);
    check_conditions(context, existing)?;
    let old = match existing {
        Some(existing) => existing.value(),
        None if exists_with_parent(context) => first_value(context, &state),
        None => return Err(context.not_found(context.path())),
    };
    let changes = context.body.clone().unwrap_or_default();
    if let Some(body) = &context.operation().body {
        let changed = changed_member(context.definitions(), &body.ty, &old, &changes);
        if let Some(name) = changed.filter(|_| !context.is_example()) {
            let message = format!("Changing property '{name}' is not allowed.");
            return Err(error(409, "PropertyChangeNotAllowed", message));
        }
    }
    let mut value = old.clone();
    merge(&mut value, changes, replaces_tags(context));
    write(context, &mut state, &key, value, Some(&old))
}

/// True if `tags` are replaced as a whole, as Azure Resource Manager does unless the request is a JSON merge patch.
fn replaces_tags(context: &Context<'_>) -> bool {
    let media = context
        .request
        .header_value("content-type")
        .unwrap_or_default();
    let body = context.operation().body.as_ref();
    let is_merge_patch = media.to_ascii_lowercase().contains("merge-patch")
        || body.is_some_and(|body| body.kind == BodyKind::MergePatch);
    context.is_managed() && !is_merge_patch
}

/// Applies a merge patch (RFC 7396).
fn merge(value: &mut Value, changes: Value, replaces_tags: bool) {
    let Value::Object(changes) = changes else {
        if !changes.is_null() {
            *value = changes;
        }
        return;
    };
    if !value.is_object() {
        *value = Value::Object(Default::default());
    }
    let Value::Object(members) = value else {
        return;
    };
    for (name, change) in changes {
        match change {
            Value::Null => {
                members.shift_remove(&name);
            }
            change if replaces_tags && name == "tags" => {
                members.insert(name, change);
            }
            change => merge(members.entry(name).or_insert(Value::Null), change, false),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::merge;

    #[test]
    fn a_patch_is_merged() {
        let mut value = json!({"a": {"b": 1, "c": 2}, "tags": {"x": "1"}, "l": [1, 2]});
        let changes =
            json!({"a": {"b": null, "d": {"e": null, "f": 3}}, "tags": {"y": "2"}, "l": [3]});
        merge(&mut value, changes.clone(), false);
        assert_eq!(
            value,
            json!({"a": {"c": 2, "d": {"f": 3}}, "tags": {"x": "1", "y": "2"}, "l": [3]})
        );
        merge(&mut value, changes, true);
        assert_eq!(value["tags"], json!({"y": "2"}));
    }
}
