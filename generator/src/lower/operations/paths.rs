//! Lowers the paths of a document.

use std::collections::HashSet;

use serde_json::Value;

use super::groups::{LoweredOperations, gather};
use super::operation::operation;
use super::site::Site;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::Chain;
use crate::dialect::document::{ResolvedParameter, overlay};
use crate::dialect::origin::{child, whole};
use crate::ir::{DocumentId, HttpMethod, Origin};
use crate::lower::schema::Builder;

/// The maximum length of a path in bytes. Servers accept no longer ones, and the pointers of all origins in a path
/// contain it.
const LONGEST_PATH: usize = 8_000;

/// Lowers the operations of all paths in a key of the document.
pub(crate) fn paths(
    builder: &mut Builder<'_, '_>,
    input: DocumentId,
    key: &str,
    gathered: &mut LoweredOperations,
) {
    let document = builder.sources().get(input);
    let Some(paths) = document.and_then(|document| document.value.get(key)) else {
        return;
    };
    let origin = child(&whole(input), key);
    let Some(paths) = paths.as_object() else {
        let message = format!("`{key}` has the wrong type: expected an object of paths");
        builder.report().value(Code::WrongType, &origin, message);
        return;
    };
    for path in paths.keys().filter(|path| !path.starts_with("x-")) {
        let place = child(&origin, path);
        if path.len() > LONGEST_PATH {
            builder.report().push(too_long(path, place));
            continue;
        }
        path_operations(builder, input, path, &place, gathered);
    }
}

fn too_long(path: &str, place: Origin) -> Diagnostic {
    let start: String = path.chars().take(40).collect();
    let length = path.len();
    let message = format!(
        "the path `{start}…` is too long: it has {length} bytes, and {LONGEST_PATH} are allowed"
    );
    let diagnostic = Diagnostic::new(Code::TooLarge, Place::Key(place), message);
    diagnostic.help("split or shorten the path")
}

/// Lowers the operations of a path, and of the path items that it refers to.
fn path_operations(
    builder: &mut Builder<'_, '_>,
    input: DocumentId,
    key: &str,
    path: &Origin,
    gathered: &mut LoweredOperations,
) {
    let Some((items, parameters)) = path_items(builder, path) else {
        return;
    };
    let mut met = HashSet::new();
    for item in &items {
        check_methods(builder, item);
        for method in methods(builder, item) {
            let place = child(item, method.key());
            if !met.insert(method) {
                let message = format!(
                    "the path has a {method} operation of its own; ignoring this one of the referenced path"
                );
                builder.report().key(Code::Inconsistent, &place, message);
                continue;
            }
            let Some(place) = builder.reader.operation_place(place) else {
                continue;
            };
            let site = Site {
                document: input,
                key,
                path,
                method,
                item,
                origin: place,
                parameters: parameters.clone(),
            };
            let lowered = operation(builder, site, &gathered.framework_names);
            for grouped in lowered.into_iter().flatten() {
                gather(builder, grouped, gathered);
            }
        }
    }
}

/// Returns the path item of a path, the ones that it refers to, and the parameters of all.
fn path_items<'s>(
    builder: &mut Builder<'s, '_>,
    path: &Origin,
) -> Option<(Vec<Origin>, Vec<ResolvedParameter<'s>>)> {
    let mut items = Vec::new();
    let mut parameters = Vec::new();
    let mut chain = Chain::new(path);
    let mut origin = path.clone();
    loop {
        let item = builder.reader.path_item(&origin)?;
        let list = child(&origin, "parameters");
        let outer = builder.reader.parameters(&item.parameters, &list);
        parameters = overlay(outer, parameters);
        items.push(origin);
        let Some(reference) = item.reference else {
            return Some((items, parameters));
        };
        origin = chain.follow(builder.reading(), reference)?;
    }
}

/// Reports the operations of a path that cannot be sent.
fn check_methods(builder: &mut Builder<'_, '_>, item: &Origin) {
    let methods = HttpMethod::ALL.into_iter();
    for method in methods.filter(|method| !method.is_sendable()) {
        let origin = child(item, method.key());
        if builder.sources().value(&origin).is_some() {
            let message = format!("{method} requests are not supported; the operation is ignored");
            let place = Place::Key(origin);
            let diagnostic = Diagnostic::new(Code::Unsupported, place, message);
            builder.report().push(diagnostic.subject(method.key()));
        }
    }
}

/// Returns the HTTP methods of a path, in the order of the document.
fn methods(builder: &Builder<'_, '_>, item: &Origin) -> Vec<HttpMethod> {
    let members = builder.sources().value(item).and_then(Value::as_object);
    let keys = members.into_iter().flat_map(|members| members.keys());
    let method = |key: &String| HttpMethod::sendable().find(|method| method.key() == key);
    keys.filter_map(method).collect()
}
