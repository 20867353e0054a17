//! Schemas with the fields of an event.

use std::rc::Rc;

use indexmap::{IndexMap, IndexSet};

use crate::dialect::document::Schema;
use crate::dialect::origin::{child, item_of};
use crate::dialect::{only_reference, referenced_schema};
use crate::ir::{Origin, TextEncoding};
use crate::lower::schema::Builder;

/// The subject of a schema of events.
pub(super) enum EventForm {
    /// The data.
    Data,
    /// The fields of an event, with its names if the schema lists them.
    Fields(Vec<String>),
    /// Alternatives with the fields of an event.
    Alternatives {
        /// The names of the events, if each alternative has its own.
        names: Vec<String>,
        /// The data of the event that ends the stream.
        end_marker: Option<String>,
    },
}

/// The fields of an event (HTML, "Interpreting an event stream").
const FIELDS: [&str; 5] = ["comment", "data", "event", "id", "retry"];

/// The maximum nesting of alternatives.
const DEPTH: usize = 8;

/// Finds what a schema, with its references resolved, describes.
pub(super) fn event_form<'s>(
    builder: &mut Builder<'s, '_>,
    schema: &Schema<'s>,
    origin: &Origin,
) -> EventForm {
    let has_alternatives = !schema.one_of.is_empty() || !schema.any_of.is_empty();
    if !has_alternatives {
        return match has_fields(schema) {
            true => EventForm::Fields(names(builder, schema, origin)),
            false => EventForm::Data,
        };
    }
    let mut found = FoundEvents::default();
    let shared = shared_fields(builder, schema, origin);
    found.has_data = shared.as_ref().is_some_and(|all| all.contains_key("data"));
    match shared.is_some() {
        true if found.alternatives(builder, schema, origin, DEPTH) && found.has_data => {
            EventForm::Alternatives {
                names: match found.has_unnamed {
                    true => Vec::new(),
                    false => found.names.into_iter().collect(),
                },
                end_marker: found.end_marker,
            }
        }
        _ => EventForm::Data,
    }
}

/// Returns the fields that all alternatives of a schema have: its own, and those of the schemas in its `allOf`. `None`
/// if it has other members.
fn shared_fields<'s>(
    builder: &mut Builder<'s, '_>,
    schema: &Schema<'s>,
    origin: &Origin,
) -> Option<IndexMap<&'s str, Schema<'s>>> {
    let mut shared = IndexMap::new();
    for (index, parent) in schema.all_of.iter().enumerate() {
        let (at, parent) = resolved(builder, parent, &item_of(origin, "allOf", index));
        // References in the fields of another document would have another target here.
        if at.document != origin.document || !all_are_fields(&parent) {
            return None;
        }
        shared.extend(parent.properties.clone());
    }
    shared.extend(schema.properties.clone());
    let mut names = shared.keys();
    names.all(|name| FIELDS.contains(name)).then_some(shared)
}

/// Returns the schema of alternatives with the members of the schema in each of them, with the `contentSchema` of their
/// data in place of its text, and without the event that ends the stream, unless it has a name. `None` if the schema
/// already is in this form.
pub(super) fn merged<'s>(
    builder: &mut Builder<'s, '_>,
    schema: &Schema<'s>,
    origin: &Origin,
    end_marker: Option<&str>,
) -> Option<Schema<'s>> {
    let shared = shared_fields(builder, schema, origin).unwrap_or_default();
    let mut alternatives = schema.one_of.iter().chain(&schema.any_of);
    let has_content = |it: &Schema<'_>| {
        let data = it.properties.get("data");
        data.is_some_and(|data| data.content_schema.is_some())
    };
    let mut is_same = shared.is_empty() && !alternatives.any(has_content);
    let mut merged = schema.clone();
    merged.properties.clear();
    merged.all_of.clear();
    let lists = [("oneOf", &mut merged.one_of), ("anyOf", &mut merged.any_of)];
    for (key, list) in lists {
        for (index, alternative) in list.iter_mut().enumerate() {
            let at = item_of(origin, key, index);
            let (target_origin, target) = resolved(builder, alternative, &at);
            let is_end = end_marker.is_some()
                && marker(builder, &target, &target_origin).as_deref() == end_marker;
            if is_end && names(builder, &target, &target_origin).is_empty() {
                alternative.never = true;
                is_same = false;
                continue;
            }
            if alternative.reference.is_some() {
                continue;
            }
            if !shared.is_empty() {
                alternative.kinds = schema.kinds;
            }
            for (name, property) in &shared {
                let own = alternative.properties.entry(name);
                own.or_insert_with(|| property.clone());
            }
            let Some(data) = alternative.properties.get_mut("data") else {
                continue;
            };
            // The data is decoded as JSON if it is JSON, but not from another encoding.
            let is_encoded = !matches!(data.json_encoding(), None | Some(TextEncoding::Plain));
            if let Some(content) = data.content_schema.take_if(|_| !is_encoded) {
                *data = *content;
            }
        }
    }
    merged.kinds = Default::default();
    (!is_same).then_some(merged)
}

fn has_fields(schema: &Schema<'_>) -> bool {
    schema.properties.contains_key("data") && all_are_fields(schema)
}

fn all_are_fields(schema: &Schema<'_>) -> bool {
    let mut names = schema.properties.keys();
    schema.all_of.is_empty() && names.all(|name| FIELDS.contains(name))
}

/// The events that alternatives describe.
#[derive(Default)]
struct FoundEvents {
    names: IndexSet<String>,
    /// True if an event has no name and does not end the stream.
    has_unnamed: bool,
    has_data: bool,
    end_marker: Option<String>,
}

impl FoundEvents {
    /// Adds the alternatives of a schema. Returns false if one of them is not an event.
    fn alternatives<'s>(
        &mut self,
        builder: &mut Builder<'s, '_>,
        schema: &Schema<'s>,
        origin: &Origin,
        depth: usize,
    ) -> bool {
        let Some(depth) = depth.checked_sub(1) else {
            return false;
        };
        self.has_data |= schema.properties.contains_key("data");
        for (key, list) in [("oneOf", &schema.one_of), ("anyOf", &schema.any_of)] {
            for (index, alternative) in list.iter().enumerate() {
                let (at, target) = resolved(builder, alternative, &item_of(origin, key, index));
                let is_nested = !target.one_of.is_empty() || !target.any_of.is_empty();
                let is_event = match is_nested {
                    true => self.alternatives(builder, &target, &at, depth),
                    false => self.event(builder, &target, &at),
                };
                if !is_event {
                    return false;
                }
            }
        }
        true
    }

    fn event<'s>(
        &mut self,
        builder: &mut Builder<'s, '_>,
        schema: &Schema<'s>,
        origin: &Origin,
    ) -> bool {
        if schema.properties.is_empty() || !all_are_fields(schema) {
            return false;
        }
        self.has_data |= schema.properties.contains_key("data");
        let names = names(builder, schema, origin);
        match marker(builder, schema, origin) {
            Some(text) => self.end_marker = Some(text),
            None => self.has_unnamed |= names.is_empty(),
        }
        self.names.extend(names);
        true
    }
}

/// Returns the constant data of an event that ends the stream.
fn marker<'s>(
    builder: &mut Builder<'s, '_>,
    schema: &Schema<'s>,
    origin: &Origin,
) -> Option<String> {
    let data = schema.properties.get("data")?;
    let at = child(&child(origin, "properties"), "data");
    let (_, data) = resolved(builder, data, &at);
    end_marker(&data)
}

/// Returns the only text that a schema of data allows, if it ends the stream because it is not JSON.
pub(super) fn end_marker(data: &Schema<'_>) -> Option<String> {
    let text = only_text(data)?;
    let is_json = serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok();
    (!is_json).then(|| text.to_owned())
}

/// Returns the values of the field `event`, if the schema lists them.
fn names<'s>(builder: &mut Builder<'s, '_>, schema: &Schema<'s>, origin: &Origin) -> Vec<String> {
    let Some(field) = schema.properties.get("event") else {
        return Vec::new();
    };
    let at = child(&child(origin, "properties"), "event");
    let (_, field) = resolved(builder, field, &at);
    if let Some(only) = only_text(&field) {
        return vec![only.to_owned()];
    }
    let values = field.values.iter();
    values
        .filter_map(|value| value.as_str().map(str::to_owned))
        .collect()
}

/// Returns a schema with its references resolved, and its origin.
pub(super) fn resolved<'s>(
    builder: &mut Builder<'s, '_>,
    schema: &Schema<'s>,
    origin: &Origin,
) -> (Origin, Rc<Schema<'s>>) {
    let reference = only_reference(schema);
    let found =
        reference.and_then(|reference| referenced_schema(builder.reading(), reference, origin));
    found.unwrap_or_else(|| (origin.clone(), Rc::new(schema.clone())))
}

/// Returns the only text that a schema allows.
fn only_text<'v>(schema: &'v Schema<'_>) -> Option<&'v str> {
    let constant = schema.constant.as_deref();
    match (constant, schema.values.as_slice()) {
        (Some(constant), _) => constant.as_str(),
        (None, [only]) => only.as_str(),
        _ => None,
    }
}
