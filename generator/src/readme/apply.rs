//! Applies directives to documents.

use serde_json::Value;

use super::directive::{Action, Directive, DirectiveTarget, Renaming};
use crate::ir::HttpMethod;
use crate::source::{DocumentEdit, pointer};

/// Applies a directive to a document. Returns true if it changed anything.
pub(super) fn apply(directive: &Directive, edit: &mut DocumentEdit<'_>) -> bool {
    match &directive.action {
        Action::RemoveOperation(id) => {
            let operations = operations(edit.value(), id);
            each(operations, |at| edit.remove(at))
        }
        Action::RenameOperation(Renaming { from, to }) => {
            let operations = operations(edit.value(), from);
            each(operations, |at| {
                edit.set(&pointer::child(at, "operationId"), to.as_str().into())
            })
        }
        Action::RemoveModel(name) => edit.remove(&definition(edit.value(), name)),
        Action::RenameModel(renaming) => rename_model(edit, renaming),
        Action::RemoveProperty(name) => {
            let models = models(&directive.selector, edit.value());
            each(models, |at| remove_property(edit, at, name))
        }
        Action::RenameProperty(renaming) => {
            let models = models(&directive.selector, edit.value());
            each(models, |at| rename_property(edit, at, renaming))
        }
        Action::RenameEnum(Renaming { from, to }) => {
            let enums = places(edit.value(), &|key, value| {
                key == "x-ms-enum" && value.get("name").and_then(Value::as_str) == Some(from)
            });
            each(enums, |at| {
                edit.set(&pointer::child(at, "name"), to.as_str().into())
            })
        }
        Action::RemoveParameter { name, location } => {
            let mut parameters = parameters(&directive.selector, edit.value(), name, location);
            // In reverse order, so that the indexes stay valid.
            parameters.reverse();
            each(parameters, |at| edit.remove(at))
        }
        Action::Set(value) => {
            let places = selected(&directive.selector, edit.value());
            each(places, |at| edit.set(at, value.clone()))
        }
    }
}

/// Applies a change to each place. Returns true if any was changed.
fn each(places: Vec<String>, mut change: impl FnMut(&str) -> bool) -> bool {
    let mut changed = false;
    for at in &places {
        changed |= change(at);
    }
    changed
}

/// Returns the pointer of the schema with a name, in the dialect of the document.
fn definition(root: &Value, name: &str) -> String {
    let mut tokens = definitions(root).to_vec();
    tokens.push(name);
    pointer::of(tokens)
}

/// Returns the keys of the object that has the named schemas.
fn definitions(root: &Value) -> &'static [&'static str] {
    match root.get("openapi") {
        Some(_) => &["components", "schemas"],
        None => &["definitions"],
    }
}

/// Renames a model with `x-ms-client-name`. References to it stay valid, and so does its discriminator value, which may
/// be its original name. An enumeration is renamed in `x-ms-enum`.
fn rename_model(edit: &mut DocumentEdit<'_>, Renaming { from, to }: &Renaming) -> bool {
    let at = definition(edit.value(), from);
    let enumeration = pointer::child(&at, "x-ms-enum");
    if pointer::get(edit.value(), &enumeration).is_some() {
        edit.set(&pointer::child(&enumeration, "name"), to.as_str().into());
    }
    let is_model = pointer::get(edit.value(), &at).is_some_and(Value::is_object);
    is_model && edit.set(&pointer::child(&at, "x-ms-client-name"), to.as_str().into())
}

fn remove_property(edit: &mut DocumentEdit<'_>, model: &str, name: &str) -> bool {
    if let Some(index) = required(edit.value(), model, name) {
        edit.remove(&format!("{model}/required/{index}"));
    }
    edit.remove(&format!("{}{}", model, pointer::of(["properties", name])))
}

/// Renames the key of a property, which changes it on the wire too, as AutoRest does. `x-ms-client-name` would only
/// change the name in the client.
fn rename_property(
    edit: &mut DocumentEdit<'_>,
    model: &str,
    Renaming { from, to }: &Renaming,
) -> bool {
    if let Some(index) = required(edit.value(), model, from) {
        edit.set(&format!("{model}/required/{index}"), to.as_str().into());
    }
    edit.rename(&format!("{model}{}", pointer::of(["properties", from])), to)
}

/// Returns the index of a property in the `required` list of a model.
fn required(root: &Value, model: &str, name: &str) -> Option<usize> {
    let required = pointer::get(root, &pointer::child(model, "required"))?.as_array()?;
    required.iter().position(|item| item == name)
}

/// Returns the operations with an `operationId`.
fn operations(root: &Value, id: &str) -> Vec<String> {
    let mut found = all_operations(root);
    found.retain(|at| {
        let operation = pointer::get(root, at);
        operation.and_then(|each| each.get("operationId")) == Some(&Value::from(id))
    });
    found
}

fn all_operations(root: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for section in ["paths", "x-ms-paths"] {
        let paths = root.get(section).and_then(Value::as_object);
        for (path, item) in paths.into_iter().flatten() {
            let keys = HttpMethod::ALL.into_iter().map(HttpMethod::key);
            let keys = keys.filter(|key| item.get(key).is_some());
            found.extend(keys.map(|key| pointer::of([section, path, key])));
        }
    }
    found
}

/// Returns the models that a property directive selects.
fn models(selector: &DirectiveTarget, root: &Value) -> Vec<String> {
    match selector {
        DirectiveTarget::Everywhere => {
            let at = pointer::of(definitions(root).iter().copied());
            let schemas = pointer::get(root, &at).and_then(Value::as_object);
            let names = schemas.into_iter().flatten().map(|(name, _)| name);
            names.map(|name| definition(root, name)).collect()
        }
        other => selected(other, root),
    }
}

/// Returns the parameters with this name and location, of the selected operations, paths or lists.
fn parameters(selector: &DirectiveTarget, root: &Value, name: &str, location: &str) -> Vec<String> {
    let owners = match selector {
        DirectiveTarget::Everywhere => {
            let mut owners = all_operations(root);
            let paths: Vec<_> = owners.iter().filter_map(|at| pointer::parent(at)).collect();
            let mut paths: Vec<_> = paths.into_iter().map(ToOwned::to_owned).collect();
            paths.dedup();
            owners.append(&mut paths);
            owners
        }
        other => selected(other, root),
    };
    let mut found = Vec::new();
    for owner in owners {
        let list = pointer::child(&owner, "parameters");
        let items = pointer::get(root, &list).and_then(Value::as_array);
        for (index, item) in items.into_iter().flatten().enumerate() {
            let item = local_target(root, item);
            if item.get("name") == Some(&name.into()) && item.get("in") == Some(&location.into()) {
                found.push(pointer::item(&list, index));
            }
        }
    }
    found
}

/// Resolves a reference within the document.
fn local_target<'v>(root: &'v Value, value: &'v Value) -> &'v Value {
    let reference = value.get("$ref").and_then(Value::as_str);
    let at = reference.and_then(|reference| reference.strip_prefix('#'));
    at.and_then(|at| pointer::get(root, at)).unwrap_or(value)
}

/// Returns the places that a selector selects.
fn selected(selector: &DirectiveTarget, root: &Value) -> Vec<String> {
    match selector {
        DirectiveTarget::Everywhere => Vec::new(),
        DirectiveTarget::Operation(id) => operations(root, id),
        DirectiveTarget::Model(name) => vec![definition(root, name)],
        DirectiveTarget::Path(path) => {
            let nodes = path.query_located(root).dedup();
            nodes
                .locations()
                .map(|location| location.to_json_pointer())
                .collect()
        }
    }
}

/// Returns the places with a matching key and value.
fn places(root: &Value, fits: &impl Fn(&str, &Value) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![(String::new(), root)];
    while let Some((at, value)) = open.pop() {
        match value {
            Value::Object(members) => {
                for (key, member) in members {
                    let below = pointer::child(&at, key);
                    if fits(key, member) {
                        found.push(below.clone());
                    }
                    open.push((below, member));
                }
            }
            Value::Array(items) => {
                let items = items.iter().enumerate();
                open.extend(items.map(|(index, item)| (pointer::item(&at, index), item)));
            }
            _ => {}
        }
    }
    found
}
