//! Children that the value of their parent has in a list: they are written with the parent, and the parent has those
//! that were written by themselves.

use serde_json::{Map, Value};

use super::context::Context;
use super::error::{ErrorReply, unwritable};
use super::subject::Subject;
use crate::fake::long_running::HoldingList;
use crate::fake::route::{EmbeddedChildren, ResourcePath};
use crate::fake::state::FakeState;
use crate::fake::store::StoredResource;

/// Stores the children in the value of a resource, and completes them there. `id` is that of the resource.
pub(super) fn write_children(
    context: &Context<'_>,
    state: &mut FakeState,
    id: &str,
    value: &mut Value,
    previous: Option<&Value>,
    example: Option<&Value>,
) -> Result<(), ErrorReply> {
    let path = ResourcePath::parse(id);
    let parent_type = path.resource_type().to_lowercase();
    let (router, api) = (&context.engine.router, context.route.operation.entry.api);
    for children in router.embedded(api, &parent_type) {
        let own = at(value, &children.path).and_then(Value::as_array).cloned();
        // The service makes children that no request creates.
        let own = match (own, example) {
            (None, Some(example)) if !children.is_writable && !children.is_creatable => {
                at(example, &children.path)
                    .and_then(Value::as_array)
                    .cloned()
            }
            (own, _) => own.filter(|_| children.is_writable),
        };
        if let Some(items) = &own {
            write_items(context, state, children, id, items)?;
        }
        // A list that the request does not have is kept.
        let order = match own {
            Some(_) => &*value,
            None => previous.unwrap_or(value),
        };
        let items = items(state, children, id, order);
        if own.is_some() || !items.is_empty() {
            set(value, &children.path, Value::Array(items));
        }
    }
    Ok(())
}

/// Stores the items of a list, and removes the children that it does not have.
fn write_items(
    context: &Context<'_>,
    state: &mut FakeState,
    children: &EmbeddedChildren,
    parent: &str,
    items: &[Value],
) -> Result<(), ErrorReply> {
    let base = format!("{parent}/{}", children.segment);
    let mut names = Vec::new();
    for item in items {
        let Some(name) = name_of(item) else { continue };
        names.push(name.to_lowercase());
        let id = format!("{base}/{name}");
        let key = id.to_lowercase();
        let previous = state.store.get(&key).map(StoredResource::value);
        let mut child = child_of(children, item);
        let etag = state.next_etag();
        let resource_type = ResourcePath::parse(&id).resource_type();
        let subject = Subject {
            definitions: context.definitions(),
            id: &id,
            name,
            resource_type: &resource_type,
            etag: &etag,
            now: state.clock.text(),
            is_managed: true,
            location: None,
            regenerated: &[],
        };
        subject.complete(&children.child, &mut child, previous.as_ref(), None);
        let text = child.to_string();
        let resource = StoredResource::new(&id, &resource_type, &text, &etag);
        state.put(&key, resource, &text).map_err(unwritable)?;
    }
    let base = base.to_lowercase();
    let removed = keys(state, &base).into_iter().filter(|key| {
        let name = key.rsplit('/').next().unwrap_or_default();
        !names.iter().any(|it| it == name)
    });
    for key in removed {
        state.remove(&key).map_err(unwritable)?;
    }
    Ok(())
}

/// Writes the list of the parent of a resource that was written by itself.
pub(super) fn update_parent(
    context: &Context<'_>,
    state: &mut FakeState,
    key: &str,
) -> Result<(), ErrorReply> {
    let Some((parent, children)) = holder(context, key) else {
        return Ok(());
    };
    let Some(stored) = state.store.get(&parent).cloned() else {
        return Ok(());
    };
    let mut value = stored.value();
    let items = items(state, children, &stored.id, &value);
    set(&mut value, &children.path, Value::Array(items));
    let text = value.to_string();
    let resource = StoredResource {
        text: text.as_str().into(),
        ..stored
    };
    state.put(&parent, resource, &text).map_err(unwritable)
}

/// Returns the place in its parent of the resource with a key, if the parent has it in a list.
pub(super) fn held_by(context: &Context<'_>, key: &str) -> Option<HoldingList> {
    let (parent, children) = holder(context, key)?;
    Some(HoldingList {
        key: parent,
        path: children.path.clone(),
        name: key.rsplit('/').next().unwrap_or_default().to_owned(),
    })
}

/// Returns the key of the parent, and its list.
fn holder<'c>(context: &Context<'c>, key: &str) -> Option<(String, &'c EmbeddedChildren)> {
    let path = ResourcePath::parse(key);
    let parent = path.parent()?;
    let segment = path.segment(path.len().checked_sub(2)?)?;
    let api = context.route.operation.entry.api;
    let parent_type = parent.resource_type().to_lowercase();
    let mut all = context.engine.router.embedded(api, &parent_type).iter();
    let children = all.find(|it| it.segment.eq_ignore_ascii_case(segment))?;
    Some((parent.key(), children))
}

/// Returns the items of a list: those that it has, in their order, and then the others.
fn items(
    state: &FakeState,
    children: &EmbeddedChildren,
    parent: &str,
    value: &Value,
) -> Vec<Value> {
    let base = format!("{parent}/{}", children.segment).to_lowercase();
    let old = at(value, &children.path).and_then(Value::as_array);
    let order: Vec<_> = old.into_iter().flatten().filter_map(name_of).collect();
    let mut keys = keys(state, &base);
    keys.sort_by_key(|key| {
        let name = key.rsplit('/').next().unwrap_or_default();
        let index = order.iter().position(|it| it.eq_ignore_ascii_case(name));
        index.unwrap_or(usize::MAX)
    });
    let stored = keys.iter().filter_map(|key| state.store.get(key));
    stored.map(|it| item_of(children, it.value())).collect()
}

fn keys(state: &FakeState, base: &str) -> Vec<String> {
    let below = state.store.below(base).map(|(key, _)| key);
    let own = below.filter(|key| !key[base.len() + 1..].contains('/'));
    own.map(|key| key.to_string()).collect()
}

/// Returns the name of an item: its own, or the end of its ID.
fn name_of(item: &Value) -> Option<&str> {
    let text = |name: &str| item.get(name).and_then(Value::as_str);
    let name = text("name").or_else(|| text("id")?.rsplit('/').next());
    name.filter(|name| !name.is_empty())
}

fn child_of(children: &EmbeddedChildren, item: &Value) -> Value {
    if !children.is_flat {
        return item.clone();
    }
    let mut members = item.as_object().cloned().unwrap_or_default();
    let name = members.shift_remove("name").unwrap_or_default();
    let mut child = Map::new();
    child.insert("name".to_owned(), name);
    child.insert("properties".to_owned(), Value::Object(members));
    Value::Object(child)
}

fn item_of(children: &EmbeddedChildren, child: Value) -> Value {
    let Value::Object(mut members) = child else {
        return child;
    };
    if children.is_flat
        && let Some(Value::Object(inner)) = members.shift_remove("properties")
    {
        members.extend(inner);
    }
    members.retain(|name, _| children.members.contains(name));
    Value::Object(members)
}

fn at<'v>(value: &'v Value, path: &[String]) -> Option<&'v Value> {
    path.iter().try_fold(value, |at, name| at.get(name))
}

fn set(value: &mut Value, path: &[String], list: Value) {
    let Some((last, parents)) = path.split_last() else {
        return;
    };
    let mut at = value;
    for name in parents {
        let Value::Object(members) = at else { return };
        let empty = || Value::Object(Map::new());
        at = members.entry(name.clone()).or_insert_with(empty);
    }
    if let Value::Object(members) = at {
        members.insert(last.clone(), list);
    }
}
