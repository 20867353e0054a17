//! Writes resources.

use std::io;

use serde_json::Value;

use super::context::Context;
use super::error::{ErrorReply, error};
use super::example::added_texts;
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

/// Stores the value of a resource, and replies with it.
pub(super) fn write(
    context: &Context<'_>,
    state: &mut FakeState,
    key: &str,
    mut value: Value,
) -> Result<FakeReply, ErrorReply> {
    let operation = context.operation();
    let existing = state.store.get(key).cloned();
    let previous = existing.as_ref().map(StoredResource::value);
    let etag = format!("{:08x}", state.next());
    let id = match &existing {
        Some(existing) => existing.id.to_string(),
        None => created_id(context, state),
    };
    let resource_type = context.path().resource_type();
    if let Some(ty) = model(context) {
        let subject = Subject {
            definitions: context.definitions(),
            id: &id,
            name: id.rsplit('/').next().unwrap_or_default(),
            resource_type: &resource_type,
            etag: &etag,
            now: state.clock.text(),
            is_managed: context.is_managed(),
        };
        if let Some(body) = operation
            .body
            .as_ref()
            .filter(|_| operation.method == HttpMethod::Put)
        {
            subject.strip(&body.ty, &mut value);
        }
        subject.complete(ty, &mut value, previous.as_ref());
        if operation.method == HttpMethod::Put && context.is_managed() {
            subject.add_texts(&added_texts(operation), &mut value);
        }
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

/// Returns the error of a change that cannot be logged.
pub(super) fn unwritable(cause: io::Error) -> ErrorReply {
    error(
        500,
        "InternalServerError",
        format!("The state cannot be written: {cause}"),
    )
}

/// Returns the type of the resource: that of the response, or else that of the request.
fn model<'c>(context: &Context<'c>) -> Option<&'c Type> {
    let operation = context.operation();
    let body = operation.body.as_ref().map(|body| &body.ty);
    resource_of(operation).or(body)
}
