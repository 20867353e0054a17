//! Deleted resources that can be recovered.

use serde_json::{Map, Value};

use super::context::Context;
use super::error::{ErrorReply, unwritable};
use super::subject::Subject;
use crate::fake::route::ResourcePath;
use crate::fake::state::FakeState;
use crate::fake::store::StoredResource;
use crate::ir::{Definitions, Model, Type};

/// Adds the deleted resource of a resource that is removed, if its type has deleted resources.
pub(super) fn keep_deleted(
    context: &Context<'_>,
    state: &mut FakeState,
    removed: &StoredResource,
) -> Result<(), ErrorReply> {
    if !context.is_managed() {
        return Ok(());
    }
    let Some(deleted) = context.engine.router.deleted(&removed.resource_type) else {
        return Ok(());
    };
    let value = removed.value();
    let Some(id) = deleted_id(context, &removed.id, &value) else {
        return Ok(());
    };
    let path = ResourcePath::parse(&id);
    let etag = state.next_etag();
    let definitions = context.engine.router.api(deleted.api);
    let subject = Subject {
        definitions,
        id: &id,
        name: path.name(),
        resource_type: &path.resource_type(),
        etag: &etag,
        now: state.clock.text(),
        is_managed: true,
        location: None,
        regenerated: &[],
    };
    let mut own = match model(definitions, &deleted.model) {
        Some(model) => Value::Object(members(definitions, model, &value, removed, &subject)),
        None => Value::Object(Map::new()),
    };
    subject.complete(&deleted.model, &mut own, None, None);
    let text = own.to_string();
    let resource = StoredResource::new(&id, subject.resource_type, &text, &etag);
    state
        .put(&id.to_lowercase(), resource, &text)
        .map_err(unwritable)
}

/// Removes the deleted resource with the name of a resource that is created.
pub(super) fn recover(
    context: &Context<'_>,
    state: &mut FakeState,
    is_created: bool,
) -> Result<(), ErrorReply> {
    let path = context.path();
    let resource_type = path.resource_type().to_lowercase();
    if !is_created || context.engine.router.deleted(&resource_type).is_none() {
        return Ok(());
    }
    let created = state.store.get(&path.key()).map(StoredResource::value);
    let id = created.and_then(|value| deleted_id(context, &path.id(), &value));
    match id.map(|id| id.to_lowercase()) {
        Some(key) if state.store.get(&key).is_some() => {
            state.remove(&key).map(|_| ()).map_err(unwritable)
        }
        _ => Ok(()),
    }
}

/// Returns the ID of the deleted resource of a resource.
fn deleted_id(context: &Context<'_>, id: &str, value: &Value) -> Option<String> {
    let path = ResourcePath::parse(id);
    let resource_type = path.resource_type().to_lowercase();
    let deleted = context.engine.router.deleted(&resource_type)?;
    let location = value.get("location").and_then(Value::as_str)?;
    let location = location.replace(' ', "").to_lowercase();
    let group = path.resource_group().unwrap_or_default();
    Some(deleted.id(path.subscription()?, &location, group, path.name()))
}

/// Returns the members of a deleted resource that tell which one was deleted, when and where, and those that it has in
/// common with it.
fn members(
    definitions: &Definitions,
    own: &Model,
    removed: &Value,
    resource: &StoredResource,
    subject: &Subject<'_>,
) -> Map<String, Value> {
    let mut found = Map::new();
    let path = ResourcePath::parse(&resource.id);
    let resource_type = path.resource_type();
    let singular = resource_type.rsplit('/').next().unwrap_or_default();
    let singular = singular.trim_end_matches('s').to_lowercase();
    let inner = removed.get("properties").unwrap_or(&Value::Null);
    for property in &own.properties {
        let name = property.wire_name.as_str();
        let lower = name.to_lowercase();
        let value = match model(definitions, &property.ty) {
            Some(model) if name == "properties" => Some(Value::Object(members(
                definitions,
                model,
                removed,
                resource,
                subject,
            ))),
            _ if lower == format!("{singular}id") || lower == format!("{singular}resourceid") => {
                Some(Value::from(&*resource.id))
            }
            _ if lower.contains("date") || lower.ends_with("time") => {
                Some(subject.now.clone().into())
            }
            _ if matches!(lower.as_str(), "id" | "name" | "type" | "etag") => None,
            _ => removed.get(name).or_else(|| inner.get(name)).cloned(),
        };
        found.extend(value.map(|value| (name.to_owned(), value)));
    }
    found
}

fn model<'d>(definitions: &'d Definitions, ty: &Type) -> Option<&'d Model> {
    match ty {
        Type::Named(id) => definitions.get(*id)?.as_model(),
        _ => None,
    }
}
