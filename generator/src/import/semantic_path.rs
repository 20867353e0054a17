//! Walks the objects of a document with paths that say what an object describes, not only where it is.
//!
//! A path begins at the innermost operation, definition, parameter, response or named enumeration. So the description
//! of an operation is found again at another URL, and that of a definition in another file.

use super::json::{JsonNode, name};
use super::role::FileRole;
use super::strip_descriptions::{is_data, is_named};

/// An object of a document.
pub(super) struct DescribedObject<'p> {
    /// The semantic path.
    pub(super) path: &'p str,
    /// The JSON pointer, for messages.
    pub(super) pointer: &'p str,
}

/// The members of an object: quoted keys with their values.
pub(super) type Members<'t> = Vec<(&'t str, JsonNode<'t>)>;

/// The keys of named items at the root of a document, and the kind of the items.
const ROOTS: [(&str, &str); 8] = [
    ("/definitions", "definition"),
    ("/components/schemas", "definition"),
    ("/parameters", "parameter"),
    ("/components/parameters", "parameter"),
    ("/responses", "response"),
    ("/components/responses", "response"),
    ("/components/headers", "header"),
    ("/components/requestBodies", "body"),
];

/// The key of an enumeration's name and values.
const ENUMERATION: &str = "x-ms-enum";

/// Visits the objects that can have descriptions.
pub(super) fn visit<'t>(
    document: &mut JsonNode<'t>,
    role: FileRole,
    visitor: &mut impl FnMut(DescribedObject<'_>, &mut Members<'t>),
) {
    let mut walk = Walk { visitor };
    match role {
        FileRole::Description => walk.node(document, "", "", false),
        // The content of an example is data.
        FileRole::Example => {
            if let JsonNode::Object(members) = document {
                let root = DescribedObject {
                    path: "",
                    pointer: "",
                };
                (walk.visitor)(root, members);
            }
        }
    }
}

struct Walk<'v, F> {
    visitor: &'v mut F,
}

impl<'t, F: FnMut(DescribedObject<'_>, &mut Members<'t>)> Walk<'_, F> {
    /// Visits a value. `named` is true if its keys are names of the API.
    fn node(&mut self, node: &mut JsonNode<'t>, path: &str, pointer: &str, named: bool) {
        match node {
            JsonNode::Object(members) => {
                let operation = text_of(members, "operationId").filter(|_| !named);
                let path = match &operation {
                    Some(id) => format!("operation {id}"),
                    None => path.to_owned(),
                };
                if !named {
                    let object = DescribedObject {
                        path: &path,
                        pointer,
                    };
                    (self.visitor)(object, members);
                }
                for (key, member) in members {
                    let key = name(key);
                    if !named && (is_data(&key) || key == "x-ms-examples") {
                        continue;
                    }
                    let below = format!("{pointer}/{}", escaped(&key));
                    let path = match ROOTS.iter().find(|(root, _)| *root == pointer) {
                        Some((_, kind)) => format!("{kind} {key}"),
                        None => format!("{path}/{key}"),
                    };
                    let path = match (key.as_ref(), &*member) {
                        (ENUMERATION, JsonNode::Object(members)) if !named => {
                            text_of(members, "name")
                                .map_or(path, |name| format!("enumeration {name}"))
                        }
                        _ => path,
                    };
                    self.node(member, &path, &below, !named && is_named(&key));
                }
            }
            JsonNode::Array(items) => {
                for (index, item) in items.iter_mut().enumerate() {
                    let path = format!("{path}/{}", identity(item, index));
                    self.node(item, &path, &format!("{pointer}/{index}"), false);
                }
            }
            JsonNode::Scalar(_) => {}
        }
    }
}

/// Returns the name of an item of a list: a parameter, a value, a tag or a reference; or else its index.
fn identity(item: &JsonNode<'_>, index: usize) -> String {
    let JsonNode::Object(members) = item else {
        return index.to_string();
    };
    if let Some(reference) = text_of(members, "$ref") {
        let target = reference.rsplit('/').next().unwrap_or_default();
        return format!("ref {target}");
    }
    let value = || {
        let value = members.iter().find(|(key, _)| name(key) == "value");
        value.map(|(_, value)| value.print())
    };
    match (text_of(members, "in"), text_of(members, "name")) {
        (Some(place), Some(name)) => format!("{place} {name}"),
        (None, Some(name)) => format!("name {name}"),
        _ => value().map_or(index.to_string(), |value| {
            format!("value {}", value.trim_end())
        }),
    }
}

/// Returns the text of a member.
pub(super) fn text_of(members: &Members<'_>, key: &str) -> Option<String> {
    let (_, value) = members.iter().find(|(other, _)| name(other) == key)?;
    match value {
        JsonNode::Scalar(text) => serde_json::from_str(text).ok(),
        _ => None,
    }
}

fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
