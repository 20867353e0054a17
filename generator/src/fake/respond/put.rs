//! PUT: creates or replaces a resource.

use serde_json::Value;

use super::context::Context;
use super::error::{ErrorReply, error};
use super::media::stored;
use super::write::{check_conditions, write};
use crate::fake::http::FakeReply;
use crate::fake::route::resource_of;
use crate::fake::store::StoredResource;
use crate::fake::validate::changed_member;

pub(super) fn put(context: &Context<'_>) -> Result<FakeReply, ErrorReply> {
    let key = context.key();
    let mut state = context.engine.write();
    context.check_writable(&state)?;
    context.check_registration(&state)?;
    context.check_parents(&state, context.path())?;
    let existing = state.store.get(&key);
    check_conditions(context, existing)?;
    let value = context
        .body
        .clone()
        .or_else(|| unparsed(context))
        .unwrap_or_else(|| Value::Object(Default::default()));
    if let (Some(existing), Some(body)) = (existing, &context.operation().body) {
        let changed = changed_member(context.definitions(), &body.ty, &existing.value(), &value);
        if let Some(name) = changed.filter(|_| !context.is_example()) {
            return Err(changed_error(context, existing, &name, &value));
        }
    }
    write(context, &mut state, &key, value)
}

/// Returns a body that is text or bytes, unless the resource is another one.
fn unparsed(context: &Context<'_>) -> Option<Value> {
    let operation = context.operation();
    let is_resource = context.is_managed() || resource_of(operation).is_some();
    let body = operation.body.as_ref().filter(|_| !is_resource)?;
    stored(body, context.request)
}

/// Returns the error of a request that changes a member that can only be set on creation.
fn changed_error(
    context: &Context<'_>,
    existing: &StoredResource,
    name: &str,
    value: &Value,
) -> ErrorReply {
    if name != "location" || !context.is_managed() {
        let message = format!("Changing property '{name}' is not allowed.");
        return error(409, "PropertyChangeNotAllowed", message);
    }
    let old = existing.value();
    let location = |value: &Value| {
        let location = value.get("location").and_then(Value::as_str);
        location.unwrap_or_default().to_owned()
    };
    let (own, (old, new)) = (context.path().name(), (location(&old), location(value)));
    match context.path().namespace() {
        Some(_) => {
            let group = context.path().resource_group().unwrap_or_default();
            let message = format!(
                "The resource '{own}' already exists in location '{old}' in resource group '{group}'. A resource with the same name cannot be created in location '{new}'. Please select a new resource name."
            );
            error(409, "InvalidResourceLocation", message)
        }
        None => {
            let message = format!(
                "Invalid resource group location '{new}'. The Resource group already exists in location '{old}'."
            );
            error(409, "InvalidResourceGroupLocation", message)
        }
    }
}
