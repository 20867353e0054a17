//! POST: an action on a resource.

use serde_json::{Value, json};

use super::context::Context;
use super::error::ErrorReply;
use super::example::{fitting, success};
use super::get::{check_json, with_subject};
use super::operation::{Start, start};
use super::sample::sample;
use super::status;
use crate::fake::http::FakeReply;
use crate::fake::long_running::Effect;
use crate::fake::state::FakeState;
use crate::ir::Type;

pub(super) fn action(context: &Context<'_>) -> Result<FakeReply, ErrorReply> {
    let mut state = context.engine.write();
    context.check_writable(&state)?;
    context.check_registration(&state)?;
    let subject = context.path().without_last();
    if context.is_managed() && !context.is_example() {
        context.check_parents(&state, &subject)?;
        let is_missing = state.store.get(&subject.key()).is_none();
        let is_resource = !subject.is_collection() && subject.len() > 2;
        if is_missing && is_resource && context.engine.router.can_create(&subject) {
            return Err(context.not_found(&subject));
        }
    }
    let (status, body) = result(context, &state)?;
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
    let value = with_subject(context, state, &context.path().without_last(), |subject| {
        sample(subject, ty)
    });
    Ok((status, Some(value)))
}

/// Returns the result of a check for a free name, if that is the action.
fn name_availability(context: &Context<'_>, state: &FakeState, ty: &Type) -> Option<Value> {
    let Type::Named(id) = ty else {
        return None;
    };
    let model = context.definitions().get(*id)?.as_model()?;
    let has = |name: &str| model.properties.iter().any(|it| it.wire_name == name);
    if !has("nameAvailable") {
        return None;
    }
    let text = |name: &str| context.body.as_ref()?.get(name)?.as_str();
    let name = text("name")?.to_lowercase();
    let resource_type = text("type").map(str::to_lowercase);
    let is_taken = state.store.iter().any(|(key, resource)| {
        let is_type = resource_type
            .as_ref()
            .is_none_or(|own| **own == *resource.resource_type);
        is_type && key.rsplit('/').next() == Some(name.as_str())
    });
    Some(match is_taken {
        false => json!({"nameAvailable": true}),
        true => json!({
            "nameAvailable": false,
            "reason": "AlreadyExists",
            "message": format!("The name '{name}' is already in use."),
        }),
    })
}
