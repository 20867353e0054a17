//! DELETE: removes a resource with all below it.

use super::context::Context;
use super::deleted::keep_deleted;
use super::embedded::held_by;
use super::error::{ErrorReply, unwritable};
use super::get::exists_by_example;
use super::operation::{Start, start};
use super::status;
use super::tags;
use super::write::check_conditions;
use crate::fake::http::FakeReply;
use crate::fake::long_running::Effect;
use crate::fake::state::set_state;

pub(super) fn delete(context: &Context<'_>) -> Result<FakeReply, ErrorReply> {
    let key = context.key();
    let operation = context.operation();
    exists_by_example(context, &key)?;
    let mut state = context.begin_change()?;
    if let Some(reply) = tags::tags(context, &mut state)? {
        return Ok(reply);
    }
    let Some(existing) = state.store.get(&key).cloned() else {
        // A resource in a group that does not exist is an error, and so is a missing group itself.
        context.check_parents(&state, context.path())?;
        return match status::lists(operation, 204) {
            true => Ok(FakeReply::empty(204)),
            false => Err(context.not_found(context.path())),
        };
    };
    check_conditions(context, Some(&existing))?;
    let holder = held_by(context, &key);
    let started = start(
        context,
        &mut state,
        Start {
            effect: Effect::Remove {
                key: key.clone(),
                holder: holder.clone(),
            },
            result: (200, None),
        },
    );
    if let Some(started) = started {
        state.log_removal(&key).map_err(unwritable)?;
        if let Some(holder) = &holder {
            state.log_release(holder).map_err(unwritable)?;
        }
        keep_deleted(context, &mut state, &existing)?;
        if let Some(resource) = state.store.get_mut(&key) {
            resource.operation = Some(started.number);
            let mut value = existing.value();
            set_state(&mut value, "Deleting");
            resource.text = value.to_string().into();
        }
        let status = status::first_listed(operation, &[202, 200, 204]);
        return Ok(started.announce(FakeReply::empty(status)));
    }
    state.remove(&key).map_err(unwritable)?;
    if let Some(holder) = &holder {
        state.release(holder).map_err(unwritable)?;
    }
    keep_deleted(context, &mut state, &existing)?;
    let status = status::first_listed(operation, &[200, 204]);
    Ok(match status::has_body(operation, status) {
        true => FakeReply::text(status, existing.text.as_bytes().to_vec()),
        false => FakeReply::empty(status),
    })
}
