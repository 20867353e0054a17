//! The tags of a scope as a resource: those of the resource, resource group or subscription.

use serde_json::{Map, Value, json};

use super::context::Context;
use super::error::{ErrorReply, unwritable};
use crate::fake::http::FakeReply;
use crate::fake::route::ResourcePath;
use crate::fake::state::FakeState;
use crate::fake::store::StoredResource;

/// Returns the reply to a request for the tags of a scope, if it is one.
pub(super) fn tags(
    context: &Context<'_>,
    state: &mut FakeState,
) -> Result<Option<FakeReply>, ErrorReply> {
    if !is_tags(context) {
        return Ok(None);
    }
    let scope = ResourcePath::parse(&context.path().scope());
    let is_resource = scope.resource_group().is_some() || scope.namespace().is_some();
    let key = match is_resource {
        true => scope.key(),
        false => context.key(),
    };
    let stored = state.store.get(&key).cloned();
    if is_resource && stored.is_none() && context.engine.router.can_create(&scope) {
        return Err(context.not_found(&scope));
    }
    let mut value = stored
        .as_ref()
        .map(StoredResource::value)
        .unwrap_or_default();
    let place = match is_resource {
        true => "/tags",
        false => "/properties/tags",
    };
    let old = value.pointer(place).and_then(Value::as_object);
    let old = old.cloned().unwrap_or_default();
    let Some(new) = changed(context, old.clone()) else {
        return Ok(Some(reply(context, &old)));
    };
    if is_resource && let Value::Object(members) = &mut value {
        members.insert("tags".to_owned(), new.clone().into());
    } else {
        value = body(context, &new);
    }
    let text = value.to_string();
    let resource = match stored {
        Some(stored) => StoredResource {
            text: text.as_str().into(),
            ..stored
        },
        None => StoredResource::new(
            &context.path().id(),
            &context.path().resource_type(),
            &text,
            &state.next_etag(),
        ),
    };
    state.put(&key, resource, &text).map_err(unwritable)?;
    Ok(Some(match context.request.method.as_str() {
        "DELETE" => FakeReply::empty(200),
        _ => reply(context, &new),
    }))
}

/// True if the path is that of the tags of a scope.
pub(super) fn is_tags(context: &Context<'_>) -> bool {
    let path = context.path();
    context.is_managed()
        && !context.is_example()
        && path
            .resource_type()
            .eq_ignore_ascii_case("Microsoft.Resources/tags")
        && path.name().eq_ignore_ascii_case("default")
}

/// Returns the tags after a request, or `None` if it does not change them.
fn changed(context: &Context<'_>, mut tags: Map<String, Value>) -> Option<Map<String, Value>> {
    let body = context.body.as_ref();
    let own = body.and_then(|it| it.pointer("/properties/tags")?.as_object());
    let own = own.cloned().unwrap_or_default();
    let operation = body.and_then(|it| it.get("operation")?.as_str());
    match (
        context.request.method.as_str(),
        operation.unwrap_or("Merge"),
    ) {
        ("PUT", _) => Some(own),
        ("DELETE", _) => Some(Map::new()),
        ("PATCH", name) if name.eq_ignore_ascii_case("Replace") => Some(own),
        ("PATCH", name) if name.eq_ignore_ascii_case("Delete") => {
            tags.retain(|name, value| own.get(name).is_none_or(|own| own != value));
            Some(tags)
        }
        ("PATCH", _) => {
            tags.extend(own);
            Some(tags)
        }
        _ => None,
    }
}

fn body(context: &Context<'_>, tags: &Map<String, Value>) -> Value {
    json!({
        "id": context.path().id(),
        "name": "default",
        "type": "Microsoft.Resources/tags",
        "properties": {"tags": tags},
    })
}

fn reply(context: &Context<'_>, tags: &Map<String, Value>) -> FakeReply {
    FakeReply::json(200, &body(context, tags))
}
