//! PUT: creates or replaces a resource.

use serde_json::Value;

use super::context::Context;
use super::error::{ErrorReply, error};
use super::media::stored;
use super::membership::change_members;
use super::tags;
use super::write::{check_conditions, write};
use crate::fake::http::FakeReply;
use crate::fake::route::resource_of;
use crate::fake::store::StoredResource;
use crate::fake::validate::changed_member;
use crate::ir::Type;

/// The characters that no name of a resource has.
const FORBIDDEN: [char; 6] = ['<', '>', '%', '&', '\\', '?'];

/// The most bytes of a name.
const NAME_LENGTH: usize = 260;

pub(super) fn put(context: &Context<'_>) -> Result<FakeReply, ErrorReply> {
    let key = context.key();
    let mut state = context.begin_change()?;
    context.check_parents(&state, context.path())?;
    if let Some(reply) = tags::tags(context, &mut state)? {
        return Ok(reply);
    }
    if let Some(reply) = change_members(context, &mut state)? {
        return Ok(reply);
    }
    let existing = state.store.get(&key);
    check_conditions(context, existing)?;
    let value = context
        .body
        .clone()
        .or_else(|| unparsed(context))
        .unwrap_or_else(|| Value::Object(Default::default()));
    let old = existing.map(StoredResource::value);
    check_envelope(context, old.as_ref(), &value)?;
    if let (Some(old), Some(body)) = (&old, &context.operation().body) {
        let changed = changed_member(context.definitions(), &body.ty, old, &value);
        if let Some(name) = changed.filter(|_| !context.is_example()) {
            return Err(changed_error(context, old, &name, &value));
        }
    }
    write(context, &mut state, &key, value, old.as_ref())
}

/// Returns an error if a request breaks a rule of Azure Resource Manager for every resource: about its name, or about
/// the location of one with a location.
fn check_envelope(
    context: &Context<'_>,
    existing: Option<&Value>,
    value: &Value,
) -> Result<(), ErrorReply> {
    if !context.is_managed() || context.is_example() {
        return Ok(());
    }
    let name = context.path().name();
    if name.ends_with('.') || name.contains(FORBIDDEN) || name.len() > NAME_LENGTH {
        let message = format!(
            "The provided resource name '{name}' is invalid: it is longer than {NAME_LENGTH} characters, ends with a period, or has one of these characters: '<,>,%,&,\\,?'."
        );
        return Err(error(400, "InvalidResourceName", message));
    }
    if !context.route.operation.entry.facts().always_has_location || !has_envelope(context) {
        return Ok(());
    }
    let Some(new) = value.get("location").and_then(Value::as_str) else {
        let message = "The location property is required for this definition.";
        return Err(error(400, "LocationRequired", message));
    };
    let plain = |text: &str| text.replace(' ', "").to_lowercase();
    let old = existing.and_then(|it| it.get("location")?.as_str());
    match (existing, old) {
        (Some(existing), Some(old)) if plain(old) != plain(new) => {
            Err(changed_error(context, existing, "location", value))
        }
        _ => Ok(()),
    }
}

/// True if the model of the resource has a location and tags, as those that Azure Resource Manager tracks.
fn has_envelope(context: &Context<'_>) -> bool {
    let Some(Type::Named(id)) = context.operation().body.as_ref().map(|body| &body.ty) else {
        return false;
    };
    let found = context.definitions().get(*id);
    let Some(model) = found.and_then(|it| it.as_model()) else {
        return false;
    };
    let has = |name: &str| {
        let mut properties = model.properties.iter();
        properties.any(|it| it.wire_name == name && !it.mutability.is_read_only())
    };
    has("location") && has("tags")
}

/// Returns a body that is text or bytes, unless the resource is another one.
fn unparsed(context: &Context<'_>) -> Option<Value> {
    let operation = context.operation();
    let is_resource = context.is_managed() || resource_of(operation).is_some();
    let body = operation.body.as_ref().filter(|_| !is_resource)?;
    stored(body, context.request)
}

/// Returns the error of a request that changes a member that can only be set on creation.
fn changed_error(context: &Context<'_>, old: &Value, name: &str, value: &Value) -> ErrorReply {
    if name != "location" || !context.is_managed() {
        let message = format!("Changing property '{name}' is not allowed.");
        return error(409, "PropertyChangeNotAllowed", message);
    }
    let location = |value: &Value| {
        let location = value.get("location").and_then(Value::as_str);
        location.unwrap_or_default().to_owned()
    };
    let (own, (old, new)) = (context.path().name(), (location(old), location(value)));
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
