//! Moves resources to another resource group.

use serde_json::Value;

use super::context::Context;
use super::error::{ErrorReply, error, unwritable};
use crate::fake::route::ResourcePath;
use crate::fake::state::FakeState;
use crate::fake::store::StoredResource;

/// Moves the resources of a request, with all below them, or only checks that they can be moved.
pub(super) fn move_resources(
    context: &Context<'_>,
    state: &mut FakeState,
) -> Result<(), ErrorReply> {
    let is_check = match context.path().name() {
        name if name.eq_ignore_ascii_case("moveResources") => false,
        name if name.eq_ignore_ascii_case("validateMoveResources") => true,
        _ => return Ok(()),
    };
    let Some(body) = context.body.as_ref().filter(|_| context.is_managed()) else {
        return Ok(());
    };
    let target = body.get("targetResourceGroup").and_then(Value::as_str);
    let target = ResourcePath::parse(target.unwrap_or_default());
    if target.resource_group().is_none() || state.store.get(&target.key()).is_none() {
        let message = format!("Resource group '{}' could not be found.", target.name());
        return Err(error(404, "ResourceGroupNotFound", message));
    }
    let ids = body.get("resources").and_then(Value::as_array);
    let ids: Vec<_> = ids
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    for id in &ids {
        let path = ResourcePath::parse(id);
        if state.store.get(&path.key()).is_none() {
            return Err(context.not_found(&path));
        }
    }
    for id in ids.iter().filter(|_| !is_check) {
        move_resource(state, &ResourcePath::parse(id), &target.id())?;
    }
    Ok(())
}

fn move_resource(
    state: &mut FakeState,
    path: &ResourcePath,
    target: &str,
) -> Result<(), ErrorReply> {
    let (key, id) = (path.key(), path.id());
    let Some(at) = key.find("/providers/") else {
        return Ok(());
    };
    let moved = format!("{target}{}", &id[at..]);
    let below = state.store.below(&key);
    let mut resources: Vec<_> = below.map(|(_, resource)| resource.clone()).collect();
    resources.extend(state.store.get(&key).cloned());
    state.remove(&key).map_err(unwritable)?;
    for resource in resources {
        let new = format!("{moved}{}", &resource.id[id.len()..]);
        let mut value = resource.value();
        rename(&mut value, &key, &moved);
        let text = value.to_string();
        let resource = StoredResource {
            id: new.as_str().into(),
            text: text.as_str().into(),
            operation: None,
            ..resource
        };
        state
            .put(&new.to_lowercase(), resource, &text)
            .map_err(unwritable)?;
    }
    Ok(())
}

/// Replaces the beginning of all IDs in a value.
fn rename(value: &mut Value, old: &str, new: &str) {
    match value {
        Value::String(text) => {
            let lower = text.to_lowercase();
            let rest = lower.strip_prefix(old);
            if rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
                && let Some(rest) = text.get(old.len()..)
            {
                *text = format!("{new}{rest}");
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|it| rename(it, old, new)),
        Value::Object(members) => members.values_mut().for_each(|it| rename(it, old, new)),
        _ => {}
    }
}
