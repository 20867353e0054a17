//! `$expand`: members of a resource that a response has only if the request asks for them.

use serde_json::{Map, Value, json};

use super::adapt::{adapted, adapted_example};
use super::context::Context;
use super::power::set_view_state;
use super::with_subject::with_subject;
use crate::fake::http::FakeReply;
use crate::fake::load::success;
use crate::fake::route::resource_of;
use crate::fake::state::FakeState;
use crate::ir::{Definitions, Model, Type};

/// Adds the members that a request expands, as far as an example has them.
pub(super) fn expanded(context: &Context<'_>, reply: FakeReply) -> FakeReply {
    let Some(names) = context.query("$expand").filter(|_| context.is_managed()) else {
        return reply;
    };
    let Some(ty) = resource_of(context.operation()) else {
        return reply;
    };
    let mut value = reply.value();
    let names: Vec<_> = names
        .split(',')
        .map(|name| name.trim().to_lowercase())
        .collect();
    let state = context.engine.read();
    for name in &names {
        if let Some(view) = view(context, &state, name) {
            let body = json!({name.as_str(): view, "properties": {name.as_str(): view}});
            expand(context.definitions(), ty, &names, &body, &mut value);
        }
    }
    for example in &context.operation().examples {
        let Some((_, Some(body))) = success(context.operation(), example) else {
            continue;
        };
        let mut body = with_subject(context, &state, context.path(), |subject| {
            adapted(context, example, body, subject)
        });
        if let Some(power) = state.power.get(&context.key()) {
            set_view_state(&mut body, power);
        }
        expand(context.definitions(), ty, &names, &body, &mut value);
    }
    FakeReply {
        body: value.to_string().into_bytes(),
        ..reply
    }
}

/// Returns the view of a resource that another operation returns: `instanceView`.
fn view(context: &Context<'_>, state: &FakeState, name: &str) -> Option<Value> {
    let version = context.query("api-version");
    let path = format!("{}/{name}", context.request.path);
    let route = (context.engine.router).find("GET", &path, &[], version, true);
    let route = route.ok()?;
    let context = Context {
        route: &route,
        query: &[],
        body: None,
        filter: None,
        ..*context
    };
    let mut view = with_subject(&context, state, context.path(), |subject| {
        adapted_example(&context, subject).map(|(_, value)| value)
    })?;
    let owner = context.path().parent()?.key();
    if let Some(power) = state.power.get(&owner) {
        set_view_state(&mut view, power);
    }
    Some(view)
}

/// Adds the read-only members with these names, in lower case, that a value lacks.
fn expand(
    definitions: &Definitions,
    ty: &Type,
    names: &[String],
    example: &Value,
    value: &mut Value,
) {
    let Some(model) = model(definitions, ty) else {
        return;
    };
    let Value::Object(members) = value else {
        return;
    };
    for property in &model.properties {
        let name = &property.wire_name;
        let Some(own) = found(example, name) else {
            continue;
        };
        if name == "properties" {
            let inner = members.entry(name.clone());
            let inner = inner.or_insert_with(|| Value::Object(Map::new()));
            expand(definitions, &property.ty, names, own, inner);
        } else if property.mutability.is_read_only()
            && names.contains(&name.to_lowercase())
            && !members.contains_key(name)
        {
            members.insert(name.clone(), own.clone());
        }
    }
}

/// Returns a member, in any letter case.
fn found<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    let mut members = value.as_object()?.iter();
    members.find_map(|(own, value)| own.eq_ignore_ascii_case(name).then_some(value))
}

fn model<'d>(definitions: &'d Definitions, ty: &Type) -> Option<&'d Model> {
    match ty {
        Type::Named(id) => definitions.get(*id)?.as_model(),
        _ => None,
    }
}
