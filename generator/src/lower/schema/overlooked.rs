//! Reports the keywords of a schema that its type does not express.

use super::alternatives::end_of;
use super::builder::Builder;
use super::enumeration::report_structures;
use super::json_type::{json_type, json_type_of_kind, kind_of};
use super::node::SchemaNode;
use super::scalar;
use super::shape::Shape;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::document::Schema;
use crate::dialect::origin::{child, item_of};
use crate::ir::{DefinitionKind, JsonType, Origin, Type};

/// Reports the keywords beside a reference, beside `allOf` or beside the keywords that determine the type, which have
/// no effect on the type.
pub(crate) fn report_overlooked<'s>(
    builder: &mut Builder<'s, '_>,
    node: SchemaNode<'_, 's>,
    shape: Shape,
    ty: &Type,
) {
    let schema = node.schema;
    match shape {
        Shape::Reference | Shape::Wrapper(_) => beside(builder, node, ty),
        Shape::Scalar => choice(builder, node, "`type`"),
        Shape::Array | Shape::Tuple => choice(builder, node, "the schemas of items"),
        Shape::Choice
            if schema.format.is_some()
                && !schema.kinds.several
                && !(schema.one_of.is_empty() && schema.any_of.is_empty()) =>
        {
            report(builder, node.origin, "format", "alternatives");
        }
        Shape::Choice | Shape::Enumeration | Shape::Map | Shape::Model | Shape::Any => {}
    }
    if matches!(
        shape,
        Shape::Array | Shape::Tuple | Shape::Map | Shape::Model
    ) {
        report_structures(builder, node);
    }
    let used = match shape {
        Shape::Reference | Shape::Model | Shape::Any | Shape::Choice => return,
        Shape::Wrapper(index) => Some(index),
        Shape::Scalar | Shape::Array | Shape::Tuple | Shape::Enumeration | Shape::Map => None,
    };
    for (index, parent) in schema.all_of.iter().enumerate() {
        if used != Some(index) {
            let origin = item_of(node.origin, "allOf", index);
            parent_beside(builder, parent, &origin, ty);
        }
    }
}

/// Reports the keywords beside a reference or `allOf`, which determines the type.
fn beside<'s>(builder: &mut Builder<'s, '_>, node: SchemaNode<'_, 's>, ty: &Type) {
    let SchemaNode { schema, origin, .. } = node;
    // A reference with schemas beside it is one of `allOf`.
    let value = builder.sources().value(origin);
    let other = match value.is_some_and(|value| value.get("$ref").is_some()) {
        true => "the reference",
        false => "`allOf`",
    };
    let found = JsonType::of(&builder.catalog.definitions, ty);
    let own: Vec<JsonType> = schema.kinds.named().filter_map(json_type_of_kind).collect();
    match found {
        _ if own.is_empty() || own == [JsonType::Object] && *ty == Type::Any => {}
        Some(found) if own.iter().all(|own| own.excludes(found)) => {
            let message =
                format!("no value has this type and that of {other}; using that of {other}");
            let origin = child(origin, "type");
            builder.report().value(Code::Inconsistent, &origin, message);
        }
        Some(found) if !own.contains(&found) && !own.contains(&JsonType::Number) => {
            report(builder, origin, "type", other);
        }
        Some(_) => {}
        None if is_among(builder, ty, &own) => {}
        None => report(builder, origin, "type", other),
    }
    if let Some(format) = schema.format
        && *ty != Type::Scalar(scalar::find(found.map(kind_of), Some(format)).scalar)
    {
        report(builder, origin, "format", other);
    }
    requirements(builder, node, other);
    choice(builder, node, other);
}

/// Reports members that only this place requires.
fn requirements<'s>(builder: &mut Builder<'s, '_>, node: SchemaNode<'_, 's>, other: &str) {
    let SchemaNode { schema, origin, .. } = node;
    let mut further = schema.required.names().to_vec();
    for (index, parent) in schema.all_of.iter().enumerate() {
        let origin = item_of(origin, "allOf", index);
        if let Some((_, parent)) = end_of(builder, parent, &origin) {
            further.retain(|name| !parent.required.names().contains(name));
        }
    }
    // Those beside a reference are reported when it is read.
    if !further.is_empty() && schema.reference.is_none() {
        report(builder, origin, "required", other);
    }
}

/// True if a type is a union of exactly some JSON types.
fn is_among(builder: &Builder<'_, '_>, ty: &Type, types: &[JsonType]) -> bool {
    let definition = ty
        .definition()
        .map(|id| &builder.catalog.definitions[id].kind);
    let Some(DefinitionKind::JsonUnion(union)) = definition else {
        return false;
    };
    union
        .alternatives
        .iter()
        .all(|one| types.contains(&one.json))
}

/// Reports alternatives that do not determine the type.
fn choice(builder: &mut Builder<'_, '_>, node: SchemaNode<'_, '_>, other: &str) {
    let lists = [
        ("oneOf", &node.schema.one_of),
        ("anyOf", &node.schema.any_of),
    ];
    for (key, list) in lists {
        if Schema::are_choice(list) {
            report(builder, node.origin, key, other);
        }
    }
}

/// Reports a schema of `allOf` beside another one that determines the type, unless both have the same plain type.
fn parent_beside<'s>(
    builder: &mut Builder<'s, '_>,
    parent: &Schema<'s>,
    origin: &Origin,
    ty: &Type,
) {
    let shape = builder.resolved_shape(parent, origin);
    if matches!(shape, Shape::Any | Shape::Reference | Shape::Wrapper(_)) {
        return;
    }
    let found = JsonType::of(&builder.catalog.definitions, ty);
    let json = json_type(builder, parent, origin);
    let (code, message) = match found.zip(json) {
        Some((found, json)) if found.excludes(json) => (
            Code::Inconsistent,
            "no value has the types of all schemas of `allOf`; this one is ignored",
        ),
        Some((found, json)) if found == json && shape == Shape::Scalar => return,
        _ => (
            Code::NoEffect,
            "this schema of `allOf` does not change the type, which another one determines",
        ),
    };
    builder.report().value(code, origin, message);
}

fn report(builder: &mut Builder<'_, '_>, origin: &Origin, key: &str, other: &str) {
    // Some formats are those of other keywords.
    let keys = [key, "contentEncoding", "contentMediaType"];
    let mut places = keys.iter().map(|key| (key, child(origin, key)));
    let sources = builder.sources();
    let (key, place) = match places.find(|(_, place)| sources.value(place).is_some()) {
        Some((key, place)) => (*key, Place::Key(place)),
        None => (key, Place::Value(origin.clone())),
    };
    let message = format!("`{key}` beside {other} does not change the type");
    let note = Diagnostic::new(Code::NoEffect, place, message);
    builder.report().push(note);
}
