//! PUT with the kind of a change in the path, such as `accessPolicies/add`: changes a list of the parent.

use serde_json::{Map, Value};

use super::context::Context;
use super::error::{ErrorReply, unwritable};
use super::status;
use super::with_subject::with_subject;
use crate::fake::http::FakeReply;
use crate::fake::route::resource_of;
use crate::fake::state::FakeState;
use crate::fake::store::StoredResource;
use crate::ir::{DefinitionKind, ParameterLocation, Type};

/// Returns the reply to a request that changes lists of the parent, if it is one.
pub(super) fn change_members(
    context: &Context<'_>,
    state: &mut FakeState,
) -> Result<Option<FakeReply>, ErrorReply> {
    let Some(parent) = context.path().parent().filter(|_| has_kind(context)) else {
        return Ok(None);
    };
    let Some(stored) = state.store.get(&parent.key()).cloned() else {
        return Err(context.not_found(&parent));
    };
    let kind = context.path().name().to_lowercase();
    let mut value = stored.value();
    let body = context.body.as_ref().and_then(|it| it.get("properties"));
    let mut changed = Map::new();
    for (name, own) in body.and_then(Value::as_object).into_iter().flatten() {
        let (Some(own), Value::Object(members)) = (own.as_array(), &mut value) else {
            continue;
        };
        let properties = members.entry("properties");
        let properties = properties.or_insert_with(|| Value::Object(Map::new()));
        let old = properties.get(name).and_then(Value::as_array).cloned();
        let new = combined(&kind, old.unwrap_or_default(), own);
        properties[name.as_str()] = new.clone().into();
        changed.insert(name.clone(), new.into());
    }
    let text = value.to_string();
    let resource = StoredResource {
        text: text.as_str().into(),
        ..stored
    };
    state
        .put(&parent.key(), resource, &text)
        .map_err(unwritable)?;
    let mut reply = Map::new();
    reply.insert("properties".to_owned(), changed.into());
    let mut reply = Value::Object(reply);
    if let Some(ty) = resource_of(context.operation()) {
        with_subject(context, state, context.path(), |subject| {
            subject.complete(ty, &mut reply, None, None);
        });
    }
    let status = status::first_listed(context.operation(), &[200, 201]);
    Ok(Some(FakeReply::json(status, &reply)))
}

/// True if the path ends with the kind of a change.
fn has_kind(context: &Context<'_>) -> bool {
    let parameters = context.operation().parameters.iter();
    let mut path = parameters.filter(|it| it.location == ParameterLocation::Path);
    let Some((last, _)) = context.route.values.last() else {
        return false;
    };
    let Some(Type::Named(id)) = path.find(|it| it.wire_name == *last).map(|it| &it.ty) else {
        return false;
    };
    let found = context.definitions().get(*id).map(|it| &it.kind);
    let Some(DefinitionKind::Enumeration(enumeration)) = found else {
        return false;
    };
    let has = |kind: &str| {
        enumeration
            .values
            .iter()
            .any(|it| it.wire.eq_ignore_ascii_case(kind))
    };
    context.is_managed() && !context.is_example() && has("add") && has("remove")
}

/// Returns a list after a change of a kind.
fn combined(kind: &str, mut old: Vec<Value>, own: &[Value]) -> Vec<Value> {
    if kind == "replace" {
        return own.to_vec();
    }
    old.retain(|it| !own.iter().any(|own| is_same(it, own)));
    if kind != "remove" {
        old.extend(own.iter().cloned());
    }
    old
}

/// True if items have the same texts, apart from those in other objects.
fn is_same(one: &Value, other: &Value) -> bool {
    let (Some(one), Some(other)) = (one.as_object(), other.as_object()) else {
        return one == other;
    };
    let mut texts = one.iter().filter(|(_, value)| value.is_string());
    texts.all(|(name, value)| other.get(name) == Some(value))
}
