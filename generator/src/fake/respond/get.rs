//! GET and HEAD: returns a resource, or tells if it exists.

use serde_json::Value;

use super::adapt::adapted_example;
use super::context::Context;
use super::error::{ErrorReply, unwritable};
use super::example::{fitting, named};
use super::expand::expanded;
use super::media::without_value;
use super::power::set_view_state;
use super::sample::sample;
use super::singleton::singleton;
use super::status;
use super::tags::{is_tags, tags};
use super::with_subject::with_subject;
use crate::fake::http::FakeReply;
use crate::fake::load::success;
use crate::fake::route::resource_of;
use crate::fake::state::{FakeState, set_state};
use crate::fake::store::StoredResource;
use crate::fake::validate::has_type;
use crate::ir::{BodyKind, HttpMethod, Operation, Type};

pub(super) fn get(context: &Context<'_>) -> Result<FakeReply, ErrorReply> {
    if is_tags(context)
        && let Some(reply) = tags(context, &mut context.engine.write())?
    {
        return Ok(reply);
    }
    let key = context.key();
    if let Some(reply) = stored(context, &key) {
        return Ok(expanded(context, reply));
    }
    if exists_by_example(context, &key)?
        && let Some(reply) = stored(context, &key)
    {
        return Ok(reply);
    }
    let state = context.engine.read();
    context.check_registration(&state)?;
    context.check_parents(&state, context.path())?;
    let is_default = state.store.get(&key).is_none() && exists_with_parent(context);
    match (is_default, singleton(context, &state)) {
        (true, Some(value)) => {
            let status = status::first_listed(context.operation(), &[200]);
            Ok(FakeReply::json(status, &value))
        }
        (true, None) => sampled(context, &state),
        (false, _) => Err(context.not_found(context.path())),
    }
}

/// True for a singleton that exists with its parent, and that no operation deletes.
pub(super) fn exists_with_parent(context: &Context<'_>) -> bool {
    let router = &context.engine.router;
    context.is_managed()
        && context.route.operation.is_singleton()
        && !router.has_method(context.path(), HttpMethod::Delete)
}

/// Returns a value that no operation creates.
pub(super) fn get_sample(context: &Context<'_>) -> Result<FakeReply, ErrorReply> {
    let key = context.key();
    if let Some(reply) = stored(context, &key) {
        return Ok(reply);
    }
    let state = context.engine.read();
    context.check_registration(&state)?;
    context.check_parents(&state, context.path())?;
    sampled(context, &state)
}

/// Replies to HEAD.
pub(super) fn exists(context: &Context<'_>) -> Result<FakeReply, ErrorReply> {
    let key = context.key();
    exists_by_example(context, &key)?;
    let is_created = context.engine.router.can_create(context.path());
    let reply = stored(context, &key);
    let state = context.engine.read();
    context.check_registration(&state)?;
    match reply.is_some() || !is_created && !context.is_managed() {
        true => {
            let status = status::first_listed(context.operation(), &[204, 200]);
            let etag = state.store.get(&key).map(|it| format!("\"{}\"", it.etag));
            let reply = FakeReply::empty(status);
            Ok(match etag {
                Some(etag) => reply.header("ETag", etag),
                None => reply,
            })
        }
        false => Ok(FakeReply::empty(404)),
    }
}

fn stored(context: &Context<'_>, key: &str) -> Option<FakeReply> {
    let state = context.engine.read();
    let resource = state.store.get(key)?;
    if resource.operation.is_none() && resource.hidden_reads == 0 {
        return Some(reply(context, resource));
    }
    drop(state);
    let mut state = context.engine.write();
    let resource = state.store.get_mut(key)?;
    if resource.hidden_reads > 0 {
        resource.hidden_reads -= 1;
        return None;
    }
    if let Some(number) = resource.operation {
        state.poll(number);
    }
    state
        .store
        .get(key)
        .map(|resource| reply(context, resource))
}

fn reply(context: &Context<'_>, resource: &StoredResource) -> FakeReply {
    let etag = format!("\"{}\"", resource.etag);
    let known = context.request.header_value("if-none-match");
    if known.is_some_and(|known| known.split(',').any(|tag| tag.trim() == etag)) {
        return FakeReply::empty(304).header("ETag", etag);
    }
    let status = status::first_listed(context.operation(), &[200]);
    FakeReply::text(status, resource.text.as_bytes().to_vec()).header("ETag", etag)
}

/// Returns the value of an example with the same parameters, or else a sample.
///
/// # Errors
///
/// Returns 501 if the body has no JSON value.
pub(super) fn sampled(context: &Context<'_>, state: &FakeState) -> Result<FakeReply, ErrorReply> {
    let operation = context.operation();
    let (route, body) = (context.route, context.body.as_ref());
    if let Some(example) = fitting(operation, &route.values, context.query, body)
        && let Some((status, Some(body))) = success(operation, example)
    {
        return Ok(FakeReply::json(status, &body));
    }
    let status = status::first_listed(operation, &[200]);
    check_json(operation, status)?;
    Ok(
        match operation.response(status).and_then(|it| it.body.as_ref()) {
            None => FakeReply::empty(status),
            Some(ty) => {
                let mut value = with_subject(context, state, context.path(), |subject| {
                    if let Some((_, value)) = adapted_example(context, subject) {
                        return value;
                    }
                    let mut value = sample(subject, ty);
                    subject.complete(ty, &mut value, None, None);
                    value
                });
                let owner = context.path().parent().map(|it| it.key());
                if let Some(power) = owner.and_then(|owner| state.power.get(&owner)) {
                    set_view_state(&mut value, power);
                }
                FakeReply::json(status, &value)
            }
        },
    )
}

/// Returns an error if the response with a status code has a body without a JSON value.
pub(super) fn check_json(operation: &Operation, status: u16) -> Result<(), ErrorReply> {
    let Some(response) = operation.response(status).filter(|it| it.body.is_some()) else {
        return Ok(());
    };
    match response.kind {
        BodyKind::Json | BodyKind::Xml | BodyKind::Text => Ok(()),
        _ => Err(without_value(operation)),
    }
}

/// Creates the resource of a request if the request is that of an example, and examples exist. Returns true if it did.
pub(super) fn exists_by_example(context: &Context<'_>, key: &str) -> Result<bool, ErrorReply> {
    if !context.is_example() || context.engine.read().store.get(key).is_some() {
        return Ok(false);
    }
    let operation = context.operation();
    let example = named(operation, &context.route.values);
    let body = example
        .and_then(|example| success(operation, example))
        .and_then(|(_, body)| body);
    let mut state = context.engine.write();
    let mut value = match (body, resource_of(operation)) {
        // Clients cannot read an example with values of other types.
        (Some(body @ Value::Object(_)), ty)
            if ty.is_none_or(|ty| has_own_type(context, ty, &body)) =>
        {
            body
        }
        (_, Some(ty)) => with_subject(context, &state, context.path(), |subject| {
            sample(subject, ty)
        }),
        _ => Value::Object(Default::default()),
    };
    if context.is_managed() {
        settle(&mut value);
    }
    let text = value.to_string();
    let resource = StoredResource::new(
        &context.path().id(),
        &context.path().resource_type(),
        &text,
        &state.next_etag(),
    );
    state.put(key, resource, &text).map_err(unwritable)?;
    Ok(true)
}

fn has_own_type(context: &Context<'_>, ty: &Type, value: &Value) -> bool {
    has_type(context.definitions(), &context.engine.patterns, ty, value)
}

/// Ends the change of a resource that is in progress in an example. Nothing else would end it.
fn settle(resource: &mut Value) {
    let Some(state) = resource.pointer("/properties/provisioningState") else {
        return;
    };
    let is_final = state.as_str().is_none_or(|state| {
        let ends = ["Succeeded", "Failed", "Canceled"];
        ends.iter().any(|end| end.eq_ignore_ascii_case(state))
    });
    if !is_final {
        set_state(resource, "Succeeded");
    }
}
