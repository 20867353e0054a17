//! POST to a collection: creates a resource with a name that the service chooses.

use serde_json::Value;

use super::context::Context;
use super::error::{ErrorReply, unwritable};
use super::status;
use crate::fake::http::FakeReply;
use crate::fake::made_up;
use crate::fake::route::resource_of;
use crate::fake::store::StoredResource;
use crate::ir::{DefinitionKind, Scalar, Type};

/// The members that identify an item, best first.
const NAMES: [&str; 4] = ["id", "name", "key", "uuid"];

pub(super) fn create(context: &Context<'_>) -> Result<FakeReply, ErrorReply> {
    let mut state = context.engine.write();
    context.check_writable(&state)?;
    let mut value = context
        .body
        .clone()
        .unwrap_or_else(|| Value::Object(Default::default()));
    let number = state.next();
    let (member, is_number) = identity(context);
    let name = match value.get(member) {
        Some(Value::String(name)) if !name.is_empty() => name.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ if is_number => number.to_string(),
        _ => made_up::uuid(&format!("{} {number}", context.path().id())),
    };
    if let Value::Object(members) = &mut value
        && !members.contains_key(member)
    {
        let id = match is_number {
            true => number.into(),
            false => Value::from(name.as_str()),
        };
        members.insert(member.to_owned(), id);
    }
    let id = format!("{}/{}", context.path().id(), name.replace('/', "%2F"));
    let text = value.to_string();
    let resource = StoredResource {
        id: id.as_str().into(),
        resource_type: context.path().id().into(),
        text: text.as_str().into(),
        etag: format!("{number:08x}").into(),
        operation: None,
        hidden_reads: context.hidden_reads,
    };
    state.put(&id, resource, &text).map_err(unwritable)?;
    let status = status::first_listed(context.operation(), &[201, 200]);
    let reply = match status::has_body(context.operation(), status) {
        true => FakeReply::text(status, text.into_bytes()),
        false => FakeReply::empty(status),
    };
    let location = format!("{}{id}", context.request.origin);
    Ok(reply.header("Location", location))
}

/// Returns the member that identifies an item, and true if it is a number.
fn identity(context: &Context<'_>) -> (&'static str, bool) {
    let body = context.operation().body.as_ref().map(|body| &body.ty);
    let types = [resource_of(context.operation()), body];
    for ty in types.into_iter().flatten() {
        let Type::Named(id) = ty else { continue };
        let Some(DefinitionKind::Model(model)) = context.definitions().get(*id).map(|it| &it.kind)
        else {
            continue;
        };
        for name in NAMES {
            let mut properties = model.properties.iter();
            if let Some(property) = properties.find(|it| it.wire_name == name) {
                let number = [Scalar::Int32, Scalar::Int64, Scalar::Uint32, Scalar::Uint64];
                let is_number = matches!(&property.ty, Type::Scalar(it) if number.contains(it));
                return (name, is_number);
            }
        }
    }
    (NAMES[0], false)
}
