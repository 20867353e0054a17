//! Schemas whose values have several JSON types, as a choice of one schema per type.

use std::rc::Rc;

use serde_json::Value;

use super::alternative::Alternative;
use super::scalar;
use crate::dialect::document::{Schema, SchemaType, SchemaTypes};
use crate::dialect::origin::item_of;
use crate::ir::Origin;

/// True if the values of a schema have several JSON types: `type` lists them, `enum` has values of them without a
/// `type`, or the format is `int-or-string`.
pub(crate) fn is_of_several_types(schema: &Schema<'_>) -> bool {
    let is_plain =
        schema.reference.is_none() && schema.one_of.is_empty() && schema.any_of.is_empty();
    is_plain && !kinds(schema).is_empty()
}

/// Returns an alternative for each JSON type of a schema. There are none if its values have one type.
///
/// Rule: each keyword only applies to values of its type (JSON Schema, "Validation Keywords for … "), and the values of
/// an enumeration are of any type and compared as JSON (JSON Schema, "enum").
pub(crate) fn by_type<'s>(schema: &Schema<'s>, origin: &Origin) -> Vec<Alternative<'s>> {
    let alternative = |(key, index, kind): (&str, usize, SchemaType)| {
        let schema = of_kind(schema, kind);
        // Members and items are at the schema itself. A list defines no type there.
        let origin = match kind {
            SchemaType::Array | SchemaType::Object => origin.clone(),
            _ => item_of(origin, key, index),
        };
        Alternative {
            target: Rc::new(schema.clone()),
            target_origin: origin.clone(),
            schema,
            origin,
        }
    };
    kinds(schema).into_iter().map(alternative).collect()
}

/// Returns the types of a schema that has several, each with the place that declares it.
fn kinds(schema: &Schema<'_>) -> Vec<(&'static str, usize, SchemaType)> {
    if schema.kinds.several {
        let named = schema.kinds.named().enumerate();
        let named = named.filter(|(_, kind)| has_value(schema, *kind));
        return named.map(|(index, kind)| ("type", index, kind)).collect();
    }
    if schema.format.is_some_and(scalar::is_integer_or_text) {
        return vec![
            ("format", 0, SchemaType::Integer),
            ("format", 1, SchemaType::String),
        ];
    }
    if schema.kinds.kind == Some(SchemaType::String) {
        return Vec::new();
    }
    let mut kinds: Vec<(&str, usize, SchemaType)> = Vec::new();
    for (index, value) in schema.values.iter().enumerate() {
        if let Some(kind) = kind_of(value)
            && !kinds.iter().any(|(_, _, known)| *known == kind)
        {
            kinds.push(("enum", index, kind));
        }
    }
    let numbers = |kind: &SchemaType| matches!(kind, SchemaType::Integer | SchemaType::Number);
    match kinds.iter().all(|(_, _, kind)| numbers(kind)) || kinds.len() < 2 {
        true => Vec::new(),
        false => kinds,
    }
}

/// True if values of a type are among those that a schema lists, if it lists any.
fn has_value(schema: &Schema<'_>, kind: SchemaType) -> bool {
    schema.values.is_empty() || schema.values.iter().any(|value| is_of(value, kind))
}

/// True if a value is of a type. Integers are numbers.
fn is_of(value: &Value, kind: SchemaType) -> bool {
    let found = kind_of(value);
    found == Some(kind) || kind == SchemaType::Number && found == Some(SchemaType::Integer)
}

/// Returns the part of a schema that applies to the values of one type.
fn of_kind<'s>(schema: &Schema<'s>, kind: SchemaType) -> Schema<'s> {
    let mut part = Schema {
        kinds: SchemaTypes::from(kind),
        ..schema.clone()
    };
    // These are of the whole schema.
    part.title = None;
    part.description = None;
    part.default = None;
    part.nullable = None;
    part.values.retain(|value| is_of(value, kind));
    if let Some(x_enum) = &mut part.x_enum {
        // The name is that of the whole enumeration.
        x_enum.name = None;
        x_enum.values.retain(|value| is_of(&value.value, kind));
    }
    if kind != SchemaType::Object {
        part.properties.clear();
        part.additional_properties = None;
        part.all_of.clear();
        part.discriminator = None;
    }
    if kind != SchemaType::Array {
        part.items = None;
        part.prefix_items.clear();
    }
    let is_known = |format: &&str| scalar::find(Some(kind), Some(format)).known;
    part.format = part.format.filter(is_known);
    part
}

/// Returns the type of a listed value.
fn kind_of(value: &Value) -> Option<SchemaType> {
    match value {
        Value::String(_) => Some(SchemaType::String),
        Value::Bool(_) => Some(SchemaType::Boolean),
        Value::Number(number) if number.is_f64() => Some(SchemaType::Number),
        Value::Number(_) => Some(SchemaType::Integer),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}
