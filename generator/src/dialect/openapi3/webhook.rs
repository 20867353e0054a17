//! Webhooks and callbacks: calls from the service to its users.

use serde_json::Value;

use super::read::path_item;
use crate::dialect::chain::Chain;
use crate::dialect::document::WebhookPlace;
use crate::dialect::origin::{child, whole};
use crate::dialect::reading::Reading;
use crate::ir::{DocumentId, HttpMethod, Origin};

/// Returns the places of the webhooks and callbacks of a document.
pub fn webhooks(reading: &mut Reading<'_, '_>, document: DocumentId) -> Vec<WebhookPlace> {
    let root = whole(document);
    let mut found = Vec::new();
    for (name, item) in members(reading, &child(&root, "webhooks")) {
        calls(reading, &name, item, &mut found);
    }
    for (name, path) in members(reading, &child(&root, "paths")) {
        let referenced = end(reading, path.clone()).filter(|item| *item != path);
        for item in std::iter::once(path).chain(referenced) {
            for method in HttpMethod::ALL {
                if let Some(operation) = end(reading, child(&item, method.key())) {
                    let fallback = format!("{} {name}", method.key());
                    callbacks(reading, &operation, &fallback, &mut found);
                }
            }
        }
    }
    found
}

/// Adds the callbacks of an operation. Each is named after the operation, by its `operationId` or else by `fallback`.
fn callbacks(
    reading: &mut Reading<'_, '_>,
    operation: &Origin,
    fallback: &str,
    found: &mut Vec<WebhookPlace>,
) {
    let id = reading.value(&child(operation, "operationId"));
    let id = id.and_then(Value::as_str).unwrap_or(fallback);
    for (name, callback) in members(reading, &child(operation, "callbacks")) {
        let name = format!("{id} {name}");
        let Some(callback) = end(reading, callback) else {
            continue;
        };
        let urls = members(reading, &callback);
        let is_only = urls.len() == 1;
        for (url, item) in urls {
            let name = match is_only {
                true => name.clone(),
                false => format!("{name} {url}"),
            };
            calls(reading, &name, item, found);
        }
    }
}

/// Adds the operations of a path item. If there are several, each is named after its method as well.
fn calls(reading: &mut Reading<'_, '_>, name: &str, item: Origin, found: &mut Vec<WebhookPlace>) {
    let Some(item) = end(reading, item) else {
        return;
    };
    // Reports the keys of the path item.
    if path_item(reading, &item).is_none() {
        return;
    }
    let methods = HttpMethod::ALL.into_iter();
    let methods = methods.map(|method| (method, child(&item, method.key())));
    let methods: Vec<_> = methods
        .filter(|(_, origin)| reading.value(origin).is_some())
        .collect();
    let is_only = methods.len() == 1;
    found.extend(methods.into_iter().map(|(method, origin)| WebhookPlace {
        name: match is_only {
            true => name.to_owned(),
            false => format!("{name} {}", method.key()),
        },
        item: item.clone(),
        origin,
        method,
    }));
}

/// Returns the end of a chain of references.
fn end(reading: &mut Reading<'_, '_>, origin: Origin) -> Option<Origin> {
    let mut chain = Chain::new(&origin);
    let mut origin = origin;
    loop {
        let reference = reading.value(&child(&origin, "$ref"));
        let Some(reference) = reference.and_then(Value::as_str) else {
            return Some(origin);
        };
        origin = chain.follow(reading, reference)?;
    }
}

/// Returns the members of an object, except extensions.
fn members(reading: &Reading<'_, '_>, object: &Origin) -> Vec<(String, Origin)> {
    let members = reading.value(object).and_then(Value::as_object);
    let names = members.into_iter().flat_map(|members| members.keys());
    let names = names.filter(|name| !name.starts_with("x-"));
    names
        .map(|name| (name.clone(), child(object, name)))
        .collect()
}
