//! PUT: creates or replaces a resource.

use serde_json::Value;

use super::context::Context;
use super::error::{ErrorReply, error};
use super::write::{check_conditions, write};
use crate::fake::http::FakeReply;
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
        .unwrap_or_else(|| Value::Object(Default::default()));
    if let (Some(existing), Some(body)) = (existing, &context.operation().body) {
        let changed = changed_member(context.definitions(), &body.ty, &existing.value(), &value);
        if let Some(name) = changed.filter(|_| !context.is_example()) {
            let message = format!("Changing property '{name}' is not allowed.");
            return Err(error(409, "PropertyChangeNotAllowed", message));
        }
    }
    write(context, &mut state, &key, value)
}
