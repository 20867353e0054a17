//! Names of schemas in a document: `$anchor`, `$dynamicAnchor`, `$id` and `$self`.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use super::{pointer, uri};

/// The places that keywords of JSON Schema 2020-12 name, and the URI of the document (OpenAPI 3.2, `$self`).
///
/// A schema with an `$id` is a resource of its own: an anchor belongs to the innermost one around it (JSON Schema
/// 2020-12, section 8.2).
#[derive(Debug, Default)]
pub(super) struct Anchors {
    /// The anchors by resource and name. Equal ones are in the order of the document.
    fragments: BTreeMap<String, HashMap<Box<str>, Vec<String>>>,
    /// The pointers by URI.
    uris: HashMap<Box<str>, String>,
    /// The URIs of the resources by pointer. The document has one, which may be empty.
    resources: BTreeMap<String, String>,
}

/// The schema that an anchor names.
pub(super) struct AnchorTarget<'a> {
    /// The pointer of the schema.
    pub pointer: &'a str,
    /// True if other schemas have the same anchor.
    pub is_ambiguous: bool,
}

impl Anchors {
    /// Finds the names in a document.
    pub fn of(document: &Value) -> Self {
        let mut anchors = Anchors::default();
        let own = document.get("$self").and_then(Value::as_str);
        anchors.resource("", own.unwrap_or_default());
        let mut open = vec![(document, String::new(), String::new())];
        while let Some((value, at, mut resource)) = open.pop() {
            match value {
                Value::Object(members) => {
                    if let Some(id) = members.get("$id").and_then(Value::as_str) {
                        let base = anchors.resources.get(&resource);
                        let uri = uri::join(base.map_or("", String::as_str), id);
                        anchors.resource(&at, &uri);
                        resource.clone_from(&at);
                    }
                    for key in ["$anchor", "$dynamicAnchor"] {
                        if let Some(name) = members.get(key).and_then(Value::as_str) {
                            anchors.anchor(&resource, name, &at);
                        }
                    }
                    let members = members.iter().rev();
                    open.extend(
                        members.map(|(key, member)| {
                            (member, pointer::child(&at, key), resource.clone())
                        }),
                    );
                }
                Value::Array(items) => {
                    let items = items.iter().enumerate().rev();
                    open.extend(
                        items.map(|(index, item)| {
                            (item, pointer::item(&at, index), resource.clone())
                        }),
                    );
                }
                _ => {}
            }
        }
        anchors
    }

    fn resource(&mut self, at: &str, uri: &str) {
        let uri = uri.strip_suffix('#').unwrap_or(uri);
        if !uri.is_empty() {
            let known = self.uris.entry(uri.into());
            known.or_insert_with(|| at.to_owned());
        }
        self.resources.insert(at.to_owned(), uri.to_owned());
    }

    fn anchor(&mut self, resource: &str, name: &str, at: &str) {
        let names = self.fragments.entry(resource.to_owned()).or_default();
        names.entry(name.into()).or_default().push(at.to_owned());
    }

    /// Returns the pointer of the resource around a place.
    pub fn resource_of(&self, at: &str) -> &str {
        let mut resource = at;
        loop {
            if let Some((found, _)) = self.resources.get_key_value(resource) {
                return found;
            }
            resource = pointer::parent(resource).unwrap_or_default();
        }
    }

    /// Returns the schema with an anchor in a resource, or the only one in another resource.
    pub fn fragment(&self, resource: &str, name: &str) -> Option<AnchorTarget<'_>> {
        let own = self.fragments.get(resource).and_then(|all| all.get(name));
        let all: Vec<_> = match own {
            Some(own) => own.iter().collect(),
            None => self.everywhere(name).collect(),
        };
        let first = all.first()?;
        Some(AnchorTarget {
            pointer: first,
            is_ambiguous: all.len() > 1,
        })
    }

    fn everywhere(&self, name: &str) -> impl Iterator<Item = &String> {
        let resources = self.fragments.values();
        resources.flat_map(move |names| names.get(name).into_iter().flatten())
    }

    /// Returns the pointer of the schema, or the document, with a URI, which is relative to that of a resource.
    pub fn uri(&self, resource: &str, uri: &str) -> Option<&str> {
        let base = self.resources.get(resource)?;
        let found = self.uris.get(uri);
        let found = found.or_else(|| self.uris.get(&*uri::join(base, uri)));
        found.map(String::as_str)
    }
}
