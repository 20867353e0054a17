//! POST: an action on a resource.

use serde_json::{Value, json};

use super::adapt::adapted_example;
use super::context::Context;
use super::error::{ErrorReply, unwritable};
use super::example::fitting;
use super::get::check_json;
use super::moves;
use super::operation::{Start, start};
use super::power::{set_power_state, set_view_state, state_after};
use super::sample::sample;
use super::status;
use super::with_subject::with_subject;
use crate::fake::http::FakeReply;
use crate::fake::load::success;
use crate::fake::long_running::Effect;
use crate::fake::route::{ResourcePath, resource_of};
use crate::fake::state::FakeState;
use crate::fake::store::StoredResource;
use crate::ir::{HttpMethod, Type};

pub(super) fn action(context: &Context<'_>) -> Result<FakeReply, ErrorReply> {
    let mut state = context.begin_change()?;
    let subject = context.path().without_last();
    if context.is_managed() && !context.is_example() {
        context.check_parents(&state, &subject)?;
        let is_missing = state.store.get(&subject.key()).is_none();
        let is_resource = !subject.is_collection() && subject.len() > 2;
        if is_missing
            && is_resource
            && can_be_missing(context, &subject)
            && !has_description(context, &subject)
        {
            return Err(context.not_found(&subject));
        }
        moves::move_resources(context, &mut state)?;
        regenerate(context, &mut state, &subject);
    }
    let (status, body) = result(context, &state)?;
    change_power(context, &mut state, &subject)?;
    purge(context, &mut state, &subject)?;
    let started = start(
        context,
        &mut state,
        Start {
            effect: Effect::Nothing,
            result: (status, body.clone()),
        },
    );
    if let Some(started) = started {
        let status = status::first_listed(context.operation(), &[202, 200, 201]);
        return Ok(started.announce(FakeReply::empty(status)));
    }
    // An operation that is over at once has the status code of its only response.
    let operation = context.operation();
    let status = match operation.long_running {
        Some(_) => status::first_listed(operation, &[200, 201, 204]),
        None => status,
    };
    let is_sent = operation.long_running.is_none() || status::has_body(operation, status);
    Ok(match body.filter(|_| is_sent) {
        Some(body) => FakeReply::json(status, &body),
        None => FakeReply::empty(status),
    })
}

/// True if a resource exists only after a request.
fn can_be_missing(context: &Context<'_>, subject: &ResourcePath) -> bool {
    let router = &context.engine.router;
    let resource_type = subject.resource_type().to_lowercase();
    router.can_create(subject) || router.is_deleted(&resource_type)
}

/// True if the request describes the resource that does not exist yet, such as for its validation: its body has no
/// other members than that of the request that creates the resource.
fn has_description(context: &Context<'_>, subject: &ResourcePath) -> bool {
    let definitions = context.definitions();
    let names = |ty: &Type| -> Option<Vec<String>> {
        let Type::Named(id) = ty else { return None };
        let model = definitions.get(*id)?.as_model()?;
        Some(
            model
                .properties
                .iter()
                .map(|it| it.wire_name.clone())
                .collect(),
        )
    };
    let own = context
        .operation()
        .body
        .as_ref()
        .and_then(|it| names(&it.ty));
    let api = context.route.operation.entry.api;
    let created = context
        .engine
        .router
        .resource_body(api, subject)
        .and_then(names);
    match (own, created) {
        (Some(own), Some(created)) => {
            own.iter().any(|it| it == "properties") && own.iter().all(|it| created.contains(it))
        }
        _ => false,
    }
}

/// Remembers the key that a request regenerates.
fn regenerate(context: &Context<'_>, state: &mut FakeState, subject: &ResourcePath) {
    if !context
        .path()
        .name()
        .to_lowercase()
        .starts_with("regenerate")
    {
        return;
    }
    let members = context.body.as_ref().and_then(Value::as_object);
    let key = members.and_then(|it| it.values().find_map(Value::as_str));
    let keys = state.regenerated.entry(subject.key()).or_default();
    keys.push(key.unwrap_or_default().to_lowercase());
}

/// Changes the state of a resource that an action stops or starts.
fn change_power(
    context: &Context<'_>,
    state: &mut FakeState,
    subject: &ResourcePath,
) -> Result<(), ErrorReply> {
    let Some(power) = state_after(context.path().name()).filter(|_| context.is_managed()) else {
        return Ok(());
    };
    let key = subject.key();
    let Some(stored) = state.store.get(&key).cloned() else {
        return Ok(());
    };
    let api = context.route.operation.entry.api;
    if let Some(ty) = context.engine.router.resource_type_of(api, subject) {
        let mut value = stored.value();
        set_power_state(context.definitions(), ty, &mut value, power);
        let text = value.to_string();
        let resource = StoredResource {
            text: text.as_str().into(),
            ..stored
        };
        state.put(&key, resource, &text).map_err(unwritable)?;
    }
    state.power.insert(key, power);
    Ok(())
}

/// Removes the resource that a request purges.
fn purge(
    context: &Context<'_>,
    state: &mut FakeState,
    subject: &ResourcePath,
) -> Result<(), ErrorReply> {
    let is_purge = context.path().name().eq_ignore_ascii_case("purge");
    let key = subject.key();
    match is_purge && context.is_managed() && state.store.get(&key).is_some() {
        true => state.remove(&key).map(|_| ()).map_err(unwritable),
        false => Ok(()),
    }
}

/// Returns the status code and body of the result.
fn result(context: &Context<'_>, state: &FakeState) -> Result<(u16, Option<Value>), ErrorReply> {
    let operation = context.operation();
    let (route, body) = (context.route, context.body.as_ref());
    let example = fitting(operation, &route.values, context.query, body);
    if let Some((status, Some(body))) = example.and_then(|example| success(operation, example)) {
        // That of the result of a long-running operation, not that of its beginning.
        let status = match operation.long_running {
            Some(_) => 200,
            None => status,
        };
        return Ok((status, Some(body)));
    }
    if let Some(value) = own_value(context, state) {
        return Ok((status::first_listed(operation, &[200, 201]), Some(value)));
    }
    check_json(operation, status::first_listed(operation, &[200, 201, 204]))?;
    let declared = operation
        .long_running
        .as_ref()
        .and_then(|it| it.result.ty());
    let status = status::first_listed(operation, &[200, 201, 204]);
    let listed = operation.response(status).and_then(|it| it.body.as_ref());
    let Some(ty) = declared.or(listed) else {
        let status = match operation.long_running {
            Some(_) => 200,
            None => status,
        };
        return Ok((status, None));
    };
    if let Some(available) = name_availability(context, state, ty) {
        return Ok((status, Some(available)));
    }
    let path = context.path().without_last();
    let mut value = with_subject(context, state, &path, |subject| {
        let adapted = adapted_example(context, subject);
        adapted.map_or_else(|| sample(subject, ty), |(_, value)| value)
    });
    echo(body, &mut value);
    if let Some(power) = state.power.get(&path.key()) {
        set_view_state(&mut value, power);
    }
    Ok((status, Some(value)))
}

/// Returns the resource itself, if that is the result of the action: a request to list a resource with its secrets.
fn own_value(context: &Context<'_>, state: &FakeState) -> Option<Value> {
    let subject = context.path().without_last();
    let name = context.path().name().to_lowercase();
    if !context.is_managed() || !name.starts_with("list") && !name.starts_with("get") {
        return None;
    }
    let api = context.route.operation.entry.api;
    let ty = context.engine.router.resource_type_of(api, &subject)?;
    if resource_of(context.operation()) != Some(ty) {
        return None;
    }
    let stored = state.store.get(&subject.key()).map(StoredResource::value);
    stored.or_else(|| {
        // A singleton exists with its parent.
        let has_delete = context
            .engine
            .router
            .has_method(&subject, HttpMethod::Delete);
        (!has_delete && !context.is_example()).then(|| {
            with_subject(context, state, &subject, |subject| {
                let mut value = Value::Object(Default::default());
                subject.complete(ty, &mut value, None, None);
                value
            })
        })
    })
}

/// Replaces the members of a result that the request has too.
fn echo(request: Option<&Value>, result: &mut Value) {
    let (Some(Value::Object(request)), Value::Object(result)) = (request, result) else {
        return;
    };
    for (name, value) in request {
        match (value, result.get_mut(name)) {
            (Value::Object(_), Some(own @ Value::Object(_))) => echo(Some(value), own),
            (value, Some(own))
                if std::mem::discriminant(value) == std::mem::discriminant(&*own) =>
            {
                *own = value.clone();
            }
            _ => {}
        }
    }
}

/// Returns the result of a check for a free name, if that is the action.
fn name_availability(context: &Context<'_>, state: &FakeState, ty: &Type) -> Option<Value> {
    let Type::Named(id) = ty else {
        return None;
    };
    let model = context.definitions().get(*id)?.as_model()?;
    let has = |name: &str| model.properties.iter().any(|it| it.wire_name == name);
    let member = ["nameAvailable", "available"]
        .into_iter()
        .find(|it| has(it))?;
    let text = |name: &str| context.body.as_ref()?.get(name)?.as_str();
    let name = text("name")?.to_lowercase();
    // Some services have types of their own in these requests.
    let resource_type = text("type").map(str::to_lowercase);
    let resource_type = resource_type.filter(|it| it.contains('/'));
    let namespace = context
        .path()
        .namespace()
        .unwrap_or_default()
        .to_lowercase();
    let is_taken = state.store.iter().any(|(key, resource)| {
        let is_type = resource_type.as_ref().map_or_else(
            || resource.resource_type.starts_with(&namespace),
            |own| **own == *resource.resource_type,
        );
        is_type && key.rsplit('/').next() == Some(name.as_str())
    });
    let mut reply = json!({member: !is_taken});
    if has("name") {
        reply["name"] = text("name").into();
    }
    if is_taken {
        reply["reason"] = "AlreadyExists".into();
        reply["message"] = format!("The name '{name}' is already in use.").into();
    }
    Some(reply)
}
