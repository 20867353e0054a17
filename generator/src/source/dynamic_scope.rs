//! Replaces `$dynamicRef` by `$ref` (JSON Schema 2020-12, section 8.2.3.2).

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};

use super::anchors::Anchors;
use super::document_edit::DocumentEdit;
use super::pointer;

/// The keywords of a schema that name it. A copy has none of them.
const NAMES: [&str; 5] = ["$anchor", "$defs", "$dynamicAnchor", "$id", "$schema"];

/// The keywords that two schemas may both have without another meaning of one of them.
const ANNOTATIONS: [&str; 7] = [
    "$comment",
    "default",
    "deprecated",
    "description",
    "example",
    "examples",
    "title",
];

/// Gives each schema that declares dynamic anchors its own copy of the schemas that depend on them.
///
/// Rule: a `$dynamicRef` refers to the anchor that the outermost schema declares, of those through which references
/// lead to it. So a list of any items (`items: {$dynamicRef: "#T"}`) is a list of users in a schema that refers to it
/// and declares `T`. A schema that is copied because of a `$ref` beside the anchor becomes a part of the schema itself;
/// others become its `$defs`. Returns the references to other files that may depend on anchors.
pub(super) fn replace(edit: &mut DocumentEdit<'_>) -> Vec<String> {
    let document = edit.value().clone();
    let anchors = Anchors::of(&document);
    let mut elsewhere = Vec::new();
    for scope in scopes(&document) {
        let mut copies = Copies {
            document: &document,
            anchors: &anchors,
            made: BTreeMap::new(),
            definitions: Map::new(),
            elsewhere: Vec::new(),
            scope,
        };
        if let Some(schema) = copies.whole() {
            edit.set(&copies.scope.at, schema);
        }
        elsewhere.append(&mut copies.elsewhere);
    }
    elsewhere
}

/// A schema that declares dynamic anchors.
struct Scope {
    at: String,
    /// The pointers of the anchors.
    names: BTreeMap<String, String>,
}

/// Finds the schemas that declare dynamic anchors, outer ones first.
fn scopes(document: &Value) -> Vec<Scope> {
    let mut found = Vec::new();
    let mut open = vec![(document, String::new())];
    while let Some((value, at)) = open.pop() {
        match value {
            Value::Object(members) => {
                let mut names = BTreeMap::new();
                let definitions = members.get("$defs").and_then(Value::as_object);
                let place = pointer::child(&at, "$defs");
                for (key, definition) in definitions.into_iter().flatten() {
                    let name = anchor(definition).map(str::to_owned);
                    names.extend(name.map(|name| (name, pointer::child(&place, key))));
                }
                names.extend(anchor(value).map(|name| (name.to_owned(), at.clone())));
                if !names.is_empty() {
                    let at = at.clone();
                    found.push(Scope { at, names });
                }
                let members = members.iter().rev();
                open.extend(members.map(|(key, member)| (member, pointer::child(&at, key))));
            }
            Value::Array(items) => {
                let items = items.iter().enumerate().rev();
                open.extend(items.map(|(index, item)| (item, pointer::item(&at, index))));
            }
            _ => {}
        }
    }
    found
}

fn anchor(schema: &Value) -> Option<&str> {
    schema.get("$dynamicAnchor").and_then(Value::as_str)
}

/// The copies of schemas for a scope.
struct Copies<'a> {
    document: &'a Value,
    anchors: &'a Anchors,
    scope: Scope,
    /// The places of the copies, by the pointer of their originals.
    made: BTreeMap<String, String>,
    /// The copies that become definitions of the scope.
    definitions: Map<String, Value>,
    elsewhere: Vec<String>,
}

impl Copies<'_> {
    /// Returns the schema of the scope without dynamic references.
    fn whole(&mut self) -> Option<Value> {
        let at = self.scope.at.clone();
        let original = pointer::get(self.document, &at)?;
        let mut schema = original.as_object()?.clone();
        let reference = schema.get("$ref").and_then(Value::as_str);
        let target = reference.and_then(|reference| self.target(reference, &at));
        let target = target.filter(|target| self.depends(target, &mut HashSet::new()));
        let copy = target.and_then(|target| {
            self.made.insert(target.clone(), at.clone());
            let value = pointer::get(self.document, &target)?;
            self.rewritten(value, &target, true).as_object().cloned()
        });
        if copy.is_some() {
            schema.shift_remove("$ref");
        }
        let Value::Object(mut schema) = self.rewritten(&Value::Object(schema), &at, false) else {
            return None;
        };
        if let Some(copy) = copy {
            add(&mut schema, copy);
        }
        if !self.definitions.is_empty() {
            let own = schema
                .entry("$defs")
                .or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(own) = own {
                own.append(&mut self.definitions);
            }
        }
        let schema = Value::Object(schema);
        (schema != *original).then_some(schema)
    }

    /// Returns a schema whose dynamic references are those of the scope. A copy refers to places of the document.
    fn rewritten(&mut self, value: &Value, at: &str, is_copy: bool) -> Value {
        match value {
            Value::Object(members) => {
                let mut all = Map::new();
                for (key, member) in members {
                    match (key.as_str(), member) {
                        ("$dynamicRef", Value::String(reference)) => {
                            let target = self.dynamic(reference, at);
                            let target = target.unwrap_or_else(|| reference.clone());
                            all.insert("$ref".to_owned(), target.into());
                        }
                        ("$ref", Value::String(reference)) => {
                            let reference = self.reference(reference, at, is_copy);
                            all.insert(key.clone(), reference.into());
                        }
                        (key, _) if is_copy && NAMES.contains(&key) => {}
                        _ => {
                            let at = pointer::child(at, key);
                            all.insert(key.clone(), self.rewritten(member, &at, is_copy));
                        }
                    }
                }
                Value::Object(all)
            }
            Value::Array(items) => {
                let items = items.iter().enumerate();
                let items = items
                    .map(|(index, item)| self.rewritten(item, &pointer::item(at, index), is_copy));
                Value::Array(items.collect())
            }
            other => other.clone(),
        }
    }

    /// Returns the reference to the anchor of the scope, or to the only one.
    fn dynamic(&self, reference: &str, at: &str) -> Option<String> {
        let own = self.target(reference, at)?;
        let name = pointer::get(self.document, &own).and_then(anchor);
        let of_scope = name.and_then(|name| self.scope.names.get(name));
        Some(pointer::local(of_scope.unwrap_or(&own)))
    }

    /// Returns the reference to a schema, or to its copy if it depends on the scope.
    fn reference(&mut self, reference: &str, at: &str, is_copy: bool) -> String {
        let Some(target) = self.target(reference, at) else {
            if !reference.starts_with('#') {
                self.elsewhere.push(pointer::child(at, "$ref"));
            }
            return reference.to_owned();
        };
        if let Some(place) = self.made.get(&target) {
            return pointer::local(place);
        }
        match self.depends(&target, &mut HashSet::new()) {
            true => self.copy(&target),
            false if is_copy => pointer::local(&target),
            false => reference.to_owned(),
        }
    }

    /// Copies a schema to the definitions of the scope. Returns the reference to it.
    fn copy(&mut self, target: &str) -> String {
        let definitions = pointer::child(&self.scope.at, "$defs");
        let name = pointer::last(target).unwrap_or_default().into_owned();
        let numbered = (2..).map(|number| format!("{name}{number}"));
        let mut names = std::iter::once(name.clone()).chain(numbered);
        let is_free = |name: &String| {
            let place = pointer::child(&definitions, name);
            let is_made = self.made.values().any(|made| *made == place);
            !is_made && pointer::get(self.document, &place).is_none()
        };
        let name = names.find(is_free).unwrap_or_default();
        let place = pointer::child(&definitions, &name);
        self.made.insert(target.to_owned(), place.clone());
        if let Some(value) = pointer::get(self.document, target) {
            let copy = self.rewritten(value, target, true);
            self.definitions.insert(name, copy);
        }
        pointer::local(&place)
    }

    /// True if a schema, or one that it refers to, has a dynamic reference to an anchor of the scope.
    fn depends(&self, target: &str, met: &mut HashSet<String>) -> bool {
        let is_own = target.strip_prefix(&*self.scope.at);
        let is_own = is_own.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        if is_own || !met.insert(target.to_owned()) {
            return false;
        }
        let value = pointer::get(self.document, target);
        value.is_some_and(|value| self.value_depends(value, target, met))
    }

    fn value_depends(&self, value: &Value, at: &str, met: &mut HashSet<String>) -> bool {
        match value {
            Value::Object(members) => members.iter().any(|(key, member)| match member {
                Value::String(reference) if key == "$dynamicRef" => {
                    let own = self.target(reference, at);
                    let own = own.and_then(|own| pointer::get(self.document, &own));
                    let name = own.and_then(anchor);
                    name.is_some_and(|name| self.scope.names.contains_key(name))
                }
                Value::String(reference) if key == "$ref" => {
                    let target = self.target(reference, at);
                    target.is_some_and(|target| self.depends(&target, met))
                }
                member => self.value_depends(member, &pointer::child(at, key), met),
            }),
            Value::Array(items) => {
                let mut items = items.iter().enumerate();
                items.any(|(index, item)| self.value_depends(item, &pointer::item(at, index), met))
            }
            _ => false,
        }
    }

    /// Returns the pointer of the target of a reference in this document.
    fn target(&self, reference: &str, at: &str) -> Option<String> {
        let (uri, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let own = self.anchors.resource_of(at);
        let resource = match uri {
            "" => own,
            uri => self.anchors.uri(own, uri)?,
        };
        let decoded = percent_decode_str(fragment).decode_utf8();
        let fragment = decoded.unwrap_or(Cow::Borrowed(fragment));
        if !fragment.is_empty() && !fragment.starts_with('/') {
            let found = self.anchors.fragment(resource, &fragment)?;
            return Some(found.pointer.to_owned());
        }
        let places = [format!("{resource}{fragment}"), fragment.into_owned()];
        let mut places = places.iter().map(|place| pointer::canonical(place));
        places.find(|place| pointer::get(self.document, place).is_some())
    }
}

/// Adds the keywords of a copied schema to a schema. If both have one, the copy is a part of an `allOf`.
fn add(schema: &mut Map<String, Value>, copy: Map<String, Value>) {
    let collides = |key: &String| schema.contains_key(key) && !ANNOTATIONS.contains(&key.as_str());
    if copy.keys().any(collides) {
        let all = schema
            .entry("allOf")
            .or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(all) = all {
            all.insert(0, Value::Object(copy));
        }
        return;
    }
    for (key, value) in copy {
        schema.entry(key).or_insert(value);
    }
}
