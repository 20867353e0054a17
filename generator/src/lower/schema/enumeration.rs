//! Lowers enumerations.

use indexmap::IndexMap;
use serde_json::Value;

use super::attributes::SchemaAttributes;
use super::builder::Builder;
use super::catalog::{EnumerationIdentity, home};
use super::docs::{docs, text};
use super::name_path::NamePath;
use super::node::{Constant, SchemaNode};
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::document::{Deprecated, Schema, SchemaType};
use crate::dialect::origin::{child, item_of};
use crate::ir::{
    DefinitionKind, DefinitionName, Docs, Enumeration, EnumerationBase, EnumerationValue, Literal,
    Type,
};

/// Returns the type of a schema that lists values.
pub(crate) fn enumeration<'s>(
    builder: &mut Builder<'s, '_>,
    node: SchemaNode<'_, 's>,
    attributes: &SchemaAttributes,
) -> Type {
    let values = values(node.schema);
    report_structures(builder, node);
    if is_mixed(node.schema) {
        let message = "the values of this enumeration are of different types; they are kept as any JSON value";
        let place = Place::Value(child(node.origin, "enum"));
        let diagnostic = Diagnostic::new(Code::Unsupported, place, message);
        builder
            .report()
            .push(diagnostic.subject("mixed values of enumerations"));
        return Type::Any;
    }
    let base = base(builder, node, &values);
    let constant = match node.constant.unless_null(attributes) {
        Constant::Never => false,
        Constant::Text => base == EnumerationBase::String,
        Constant::Any => true,
    };
    if let ([only], true) = (values.as_slice(), constant) {
        return Type::Constant(literal(base, &only.wire));
    }
    if values.is_empty() {
        // Only `null` is listed.
        return Type::Any;
    }
    if let Some(id) = builder.catalog.known.get(node.origin) {
        return Type::Named(*id);
    }
    let name = node.name_of_values();
    let identity = identity(builder, node, &name, base, &values);
    if let Some(id) = identity
        .as_ref()
        .and_then(|identity| builder.catalog.enumerations.get(identity))
    {
        let id = *id;
        builder.catalog.known.insert(node.origin.clone(), id);
        return Type::Named(id);
    }
    let x_enum = node.schema.x_enum.as_deref();
    let open = x_enum.is_some_and(|x_enum| {
        x_enum.model_as_string == Some(true) || x_enum.model_as_extensible == Some(true)
    });
    let kind = DefinitionKind::Enumeration(Enumeration {
        base,
        values,
        closed: !open,
    });
    let docs = match node.words {
        NamePath::Definition(_) => attributes.docs.clone(),
        // The description of one use only applies to that use.
        _ => Docs {
            deprecated: None,
            internal: false,
            ..attributes.docs.clone()
        },
    };
    let id = builder
        .catalog
        .define(builder.sources(), node.origin, name, docs, kind);
    if let Some(identity) = identity {
        builder.catalog.enumerations.insert(identity, id);
    }
    Type::Named(id)
}

/// Reports objects and lists among the values, for which enumerations have no variants.
pub(crate) fn report_structures<'s>(builder: &mut Builder<'s, '_>, node: SchemaNode<'_, 's>) {
    let mut values = node.schema.values.iter();
    if !values.any(|value| value.is_object() || value.is_array()) {
        return;
    }
    let places = ["const", "enum"].map(|key| child(node.origin, key));
    let mut places = places.into_iter();
    let place = places.find(|place| builder.sources().value(place).is_some());
    let message = "objects and lists are not values of enumerations; any value is accepted";
    let place = Place::Value(place.unwrap_or_else(|| node.origin.clone()));
    let diagnostic = Diagnostic::new(Code::Unsupported, place, message);
    builder
        .report()
        .push(diagnostic.subject("enumerations of objects and lists"));
}

/// Returns the constant of an enumeration with one value.
fn literal(base: EnumerationBase, wire: &str) -> Literal {
    let text = || Literal::from(wire);
    match base {
        EnumerationBase::String => text(),
        EnumerationBase::Integer | EnumerationBase::Number | EnumerationBase::Boolean => {
            let value = serde_json::from_str(wire).ok();
            value.as_ref().and_then(Literal::of).unwrap_or_else(text)
        }
    }
}

fn identity<'s>(
    builder: &Builder<'s, '_>,
    node: SchemaNode<'_, 's>,
    name: &DefinitionName,
    base: EnumerationBase,
    values: &[EnumerationValue],
) -> Option<EnumerationIdentity> {
    let DefinitionName::Declared(name) = name else {
        return None;
    };
    let mut values: Vec<String> = values.iter().map(|value| value.wire.clone()).collect();
    values.sort();
    Some(EnumerationIdentity {
        home: home(builder.sources(), node.origin),
        name: name.clone(),
        base,
        values,
    })
}

/// Returns the type of the values on the wire. Values that are not of the declared type are text.
fn base<'s>(
    builder: &mut Builder<'s, '_>,
    node: SchemaNode<'_, 's>,
    values: &[EnumerationValue],
) -> EnumerationBase {
    let declared = match node.schema.kinds.kind {
        Some(SchemaType::Integer) => EnumerationBase::Integer,
        Some(SchemaType::Number) => EnumerationBase::Number,
        Some(SchemaType::Boolean) => EnumerationBase::Boolean,
        None => inferred(node.schema),
        Some(_) => EnumerationBase::String,
    };
    let stranger = values.iter().find(|value| !fits(declared, &value.wire));
    let Some(stranger) = stranger else {
        return declared;
    };
    let message = format!(
        "the value `{}` does not match the type of the enumeration; all values are treated as strings",
        stranger.wire
    );
    let is_stranger = |value: &Value| {
        let wire = match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        wire == stranger.wire
    };
    let index = node.schema.values.iter().position(is_stranger);
    let place = item_of(node.origin, "enum", index.unwrap_or_default());
    builder.report().value(Code::Inconsistent, &place, message);
    EnumerationBase::String
}

/// True if the values are of different types of JSON, of which the schema does not choose one. Any other type would
/// change some of them: 1 is not the text `1` (JSON Schema, "enum").
fn is_mixed(schema: &Schema<'_>) -> bool {
    let values = schema.values.iter().filter_map(Literal::of);
    let mut types: Vec<_> = values.map(|value| std::mem::discriminant(&value)).collect();
    types.dedup();
    schema.kinds.kind != Some(SchemaType::String) && types.len() > 1
}

/// Returns the known values without duplicates. Those of `x-ms-enum` replace those of `enum`.
fn values(schema: &Schema<'_>) -> Vec<EnumerationValue> {
    let kind = schema.kinds.kind;
    let mut values = IndexMap::new();
    let described = schema
        .x_enum
        .as_ref()
        .map(|x_enum| x_enum.values.as_slice());
    for value in described.unwrap_or_default() {
        if let Some(wire) = wire(&value.value, kind) {
            let name = text(value.name);
            let docs = docs(None, value.description, Deprecated::No);
            values.entry(wire).or_insert((name, docs));
        }
    }
    if values.is_empty() {
        for (index, value) in schema.values.iter().enumerate() {
            let Some(wire) = wire(value, kind) else {
                continue;
            };
            let name = of_value(schema, schema.value_names.as_deref(), index, &wire);
            let description = schema.value_descriptions.as_deref();
            let description = of_value(schema, description, index, &wire);
            let docs = docs(None, description, Deprecated::No);
            values.entry(wire).or_insert((text(name), docs));
        }
    }
    values
        .into_iter()
        .map(|(wire, (name, docs))| EnumerationValue { wire, name, docs })
        .collect()
}

/// Returns the text of a value in an extension: a list in the order of the values, or an object by value.
fn of_value<'v>(
    schema: &Schema<'_>,
    extension: Option<&'v Value>,
    index: usize,
    wire: &str,
) -> Option<&'v str> {
    match extension? {
        Value::Array(list) if list.len() == schema.values.len() => list.get(index)?.as_str(),
        Value::Object(by_value) => by_value.get(wire)?.as_str(),
        _ => None,
    }
}

/// Returns a value as in JSON, without quotes. `None` if it cannot be a value of an enumeration. `1.0` is an integer
/// too (JSON Schema, "type").
fn wire(value: &Value, kind: Option<SchemaType>) -> Option<String> {
    match value {
        Value::Null | Value::Array(_) | Value::Object(_) => None,
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Number(number) => {
            let whole = number
                .as_f64()
                .filter(|it| number.is_f64() && it.fract() == 0.0);
            let whole = whole.filter(|_| kind == Some(SchemaType::Integer));
            Some(whole.map_or_else(|| number.to_string(), |whole| format!("{whole:.0}")))
        }
        Value::String(text) => Some(text.clone()),
    }
}

fn inferred(schema: &Schema<'_>) -> EnumerationBase {
    let mut values = schema
        .values
        .iter()
        .filter(|value| !value.is_null())
        .peekable();
    if values.peek().is_none() {
        return EnumerationBase::String;
    }
    if values.clone().all(Value::is_boolean) {
        EnumerationBase::Boolean
    } else if values.clone().all(|value| value.is_i64() || value.is_u64()) {
        EnumerationBase::Integer
    } else if values.all(Value::is_number) {
        EnumerationBase::Number
    } else {
        EnumerationBase::String
    }
}

fn fits(base: EnumerationBase, wire: &str) -> bool {
    match base {
        EnumerationBase::String => true,
        EnumerationBase::Integer => wire.parse::<i64>().is_ok(),
        EnumerationBase::Number => wire.parse::<f64>().is_ok_and(f64::is_finite),
        EnumerationBase::Boolean => matches!(wire, "true" | "false"),
    }
}
