//! Writes resources.

use serde_json::Value;

use super::adapt::adapted_example;
use super::context::Context;
use super::deleted::recover;
use super::embedded::{update_parent, write_children};
use super::error::{ErrorReply, error, unwritable};
use super::guess;
use super::operation::{Start, start};
use super::status;
use super::subject::Subject;
use crate::fake::http::FakeReply;
use crate::fake::long_running::Effect;
use crate::fake::route::resource_of;
use crate::fake::state::{FakeState, set_state};
use crate::fake::store::StoredResource;
use crate::ir::{HttpMethod, Type};

/// Returns an error if the request has conditions that the stored resource does not meet (RFC 9110, section 13).
pub(super) fn check_conditions(
    context: &Context<'_>,
    existing: Option<&StoredResource>,
) -> Result<(), ErrorReply> {
    if context.is_example() {
        return Ok(());
    }
    let tags = |name: &str| {
        let value = context.request.header_value(name)?;
        Some(value.split(',').map(|tag| {
            let tag = tag.trim();
            tag.strip_prefix("W/")
                .unwrap_or(tag)
                .trim_matches('"')
                .to_owned()
        }))
    };
    let is_own =
        |tag: &String| existing.is_some_and(|existing| tag == "*" || **tag == *existing.etag);
    let failed = |message: &str| Err(error(412, "PreconditionFailed", message));
    if let Some(mut tags) = tags("if-match")
        && !tags.any(|tag| is_own(&tag))
    {
        return failed(
            "The condition of `If-Match` is not met: the resource has another entity tag, or does not exist.",
        );
    }
    if let Some(mut tags) = tags("if-none-match")
        && tags.any(|tag| is_own(&tag))
    {
        return failed("The condition of `If-None-Match` is not met: the resource exists.");
    }
    Ok(())
}

/// Stores the value of a resource, and replies with it. `previous` is the value before.
pub(super) fn write(
    context: &Context<'_>,
    state: &mut FakeState,
    key: &str,
    mut value: Value,
    previous: Option<&Value>,
) -> Result<FakeReply, ErrorReply> {
    let operation = context.operation();
    let existing = state.store.get(key).cloned();
    let etag = state.next_etag();
    let id = match &existing {
        Some(existing) => existing.id.to_string(),
        None => created_id(context, state),
    };
    let resource_type = context.path().resource_type();
    let mut example = None;
    if let Some(ty) = model(context) {
        let location = value.get("location").and_then(Value::as_str);
        let subject = Subject {
            definitions: context.definitions(),
            id: &id,
            name: id.rsplit('/').next().unwrap_or_default(),
            resource_type: &resource_type,
            etag: &etag,
            now: state.clock.text(),
            is_managed: context.is_managed(),
            location: location.map(str::to_owned),
            regenerated: &[],
        };
        if existing.is_none() && context.is_managed() {
            example = adapted_example(context, &subject).map(|(_, value)| value);
        }
        if let Some(body) = operation
            .body
            .as_ref()
            .filter(|_| operation.method == HttpMethod::Put)
        {
            subject.strip(&body.ty, &mut value);
        }
        subject.complete(ty, &mut value, previous, example.as_ref());
        if operation.method == HttpMethod::Put && context.is_managed() {
            let facts = context.route.operation.entry.facts();
            subject.add_texts(&facts.added, &mut value);
            hide_secrets(&facts.hidden, &mut value);
        }
    }
    if context.is_managed() {
        write_children(context, state, &id, &mut value, previous, example.as_ref())?;
    }
    let settled = value.to_string();
    let created = existing.is_none();
    let status = match (created, operation.method) {
        (true, _) => status::first_listed(operation, &[201, 200]),
        (false, _) => status::first_listed(operation, &[200, 201]),
    };
    let mut resource = StoredResource {
        id: id.into(),
        resource_type: resource_type.to_lowercase().into(),
        text: settled.as_str().into(),
        etag: etag.as_str().into(),
        operation: None,
        hidden_reads: match created {
            true => context.hidden_reads,
            false => 0,
        },
    };
    let started = start(
        context,
        state,
        Start {
            effect: Effect::Settle {
                key: key.to_owned(),
            },
            result: (200, Some(value.clone())),
        },
    );
    if let Some(started) = &started {
        resource.operation = Some(started.number);
        let running = match created {
            true => "Creating",
            false => "Updating",
        };
        set_state(&mut value, running);
        resource.text = value.to_string().into();
    }
    let text = std::sync::Arc::clone(&resource.text);
    state.put(key, resource, &settled).map_err(unwritable)?;
    if context.is_managed() {
        update_parent(context, state, key)?;
        recover(context, state, created)?;
    }
    let status = match started.is_some() {
        true if !created && status::lists(operation, 202) && !status::lists(operation, 200) => 202,
        _ => status,
    };
    let reply = match status::has_body(operation, status) {
        true => FakeReply::text(status, text.as_bytes().to_vec()),
        false => FakeReply::empty(status),
    };
    let reply = reply.header("ETag", format!("\"{etag}\""));
    Ok(match started {
        Some(started) => started.announce(reply),
        None => reply,
    })
}

/// Removes the secrets that requests have and no response of an example does.
fn hide_secrets(paths: &[Vec<String>], value: &mut Value) {
    for path in paths {
        let Some((name, parents)) = path.split_last() else {
            continue;
        };
        let lower = name.to_lowercase();
        if !guess::is_secret(name) && lower != "value" {
            continue;
        }
        let mut at = Some(&mut *value);
        for parent in parents {
            at = at.and_then(|at| at.get_mut(parent));
        }
        if let Some(Value::Object(members)) = at {
            members.shift_remove(name);
        }
    }
}

/// Returns the ID of a new resource, in the letter case of the resource that contains it.
fn created_id(context: &Context<'_>, state: &FakeState) -> String {
    let id = context.path().id();
    let mut parent = context.path().parent();
    while let Some(path) = parent {
        if let Some(stored) = state.store.get(&path.key()) {
            let below = id.get(stored.id.len()..).unwrap_or_default();
            return format!("{}{below}", stored.id);
        }
        parent = path.parent();
    }
    id
}

/// Returns the type of the resource: that of the response, or else that of the request.
fn model<'c>(context: &Context<'c>) -> Option<&'c Type> {
    let operation = context.operation();
    let body = operation.body.as_ref().map(|body| &body.ty);
    resource_of(operation).or(body)
}
