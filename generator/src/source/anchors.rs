//! Names of schemas in a document: `$anchor`, `$dynamicAnchor`, `$id` and `$self`.

use std::collections::HashMap;

use serde_json::Value;

use super::pointer;

/// The places that keywords of JSON Schema 2020-12 name, and the URI of the document (OpenAPI 3.2, `$self`).
#[derive(Debug, Default)]
pub(super) struct Anchors {
    /// The pointers by `$anchor` or `$dynamicAnchor`. The first of two equal ones has precedence.
    fragments: HashMap<Box<str>, String>,
    /// The pointers by `$id` or `$self`.
    uris: HashMap<Box<str>, String>,
}

impl Anchors {
    /// Finds the names in a document.
    pub fn of(document: &Value) -> Self {
        let mut anchors = Anchors::default();
        let mut open = vec![(document, String::new())];
        while let Some((value, at)) = open.pop() {
            match value {
                Value::Object(members) => {
                    for (key, member) in members {
                        anchors.note(key, member, &at);
                        open.push((member, pointer::child(&at, key)));
                    }
                }
                Value::Array(items) => {
                    let items = items.iter().enumerate();
                    open.extend(items.map(|(index, item)| (item, pointer::item(&at, index))));
                }
                _ => {}
            }
        }
        anchors
    }

    fn note(&mut self, key: &str, value: &Value, at: &str) {
        let names = match key {
            "$anchor" | "$dynamicAnchor" => &mut self.fragments,
            "$id" | "$self" => &mut self.uris,
            _ => return,
        };
        if let Some(name) = value.as_str() {
            let name = name.strip_suffix('#').unwrap_or(name);
            names.entry(name.into()).or_insert_with(|| at.to_owned());
        }
    }

    /// Returns the pointer of the schema with an anchor.
    pub fn fragment(&self, name: &str) -> Option<&str> {
        self.fragments.get(name).map(String::as_str)
    }

    /// Returns the pointer of the schema, or the document, with a URI.
    pub fn uri(&self, uri: &str) -> Option<&str> {
        self.uris.get(uri).map(String::as_str)
    }
}
