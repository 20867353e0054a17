//! Singletons, which exist with their parents.

use serde_json::{Map, Value, json};

use super::context::Context;
use super::with_subject::with_subject;
use crate::fake::route::resource_of;
use crate::fake::state::FakeState;
use crate::fake::store::StoredResource;
use crate::ir::{Definitions, Model, Type};

/// Returns the value of a singleton that was never written, if its parent has it: the member of the parent's properties
/// with the model of its own.
pub(super) fn singleton(context: &Context<'_>, state: &FakeState) -> Option<Value> {
    let definitions = context.definitions();
    let ty = resource_of(context.operation())?;
    let own = properties(definitions, ty)?;
    let parent_path = context.path().parent()?;
    let parent = state
        .store
        .get(&parent_path.key())
        .map(StoredResource::value)?;
    let api = context.route.operation.entry.api;
    let parent_type = context.engine.router.resource_type_of(api, &parent_path)?;
    let parent_model = match properties(definitions, parent_type)? {
        Type::Named(id) => definitions.get(*id)?.as_model()?,
        _ => return None,
    };
    let member = parent_model.properties.iter().find(|it| it.ty == *own)?;
    let inner = parent.get("properties")?.get(&member.wire_name)?.clone();
    let mut value = json!({"properties": inner});
    with_subject(context, state, context.path(), |subject| {
        subject.complete(ty, &mut value, None, None);
    });
    Some(value)
}

/// Returns the value from which the first change of a singleton starts.
pub(super) fn first_value(context: &Context<'_>, state: &FakeState) -> Value {
    let own = singleton(context, state);
    own.unwrap_or_else(|| Value::Object(Map::new()))
}

/// Returns the type of a model's `properties`.
fn properties<'d>(definitions: &'d Definitions, ty: &Type) -> Option<&'d Type> {
    let model: &Model = match ty {
        Type::Named(id) => definitions.get(*id)?.as_model()?,
        _ => return None,
    };
    let found = model
        .properties
        .iter()
        .find(|it| it.wire_name == "properties")?;
    matches!(found.ty, Type::Named(_)).then_some(&found.ty)
}
