//! Choices of one of several schemas (`oneOf`, `anyOf`).

use serde_json::Value;

use super::alternative::Alternative;
use super::alternatives::Alternatives;
use super::attributes::SchemaAttributes;
use super::builder::Builder;
use super::content::is_null_or_any_object;
use super::enumeration::enumeration;
use super::json_type::json_type;
use super::json_union::{items, json_union, parts, site};
use super::name_path::NamePath;
use super::node::{Constant, SchemaNode};
use super::shape::Shape;
use super::trail::DEPTH;
use super::union::union;
use super::unparsed::report_content;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::document::{AdditionalProperties, EnumValue, Schema, SchemaType, XEnum};
use crate::dialect::origin::child;
use crate::ir::{JsonType, Scalar, Type};

/// The result of lowering a choice.
pub(crate) enum Choice<'s> {
    /// A type.
    Type(Type),
    /// The only alternative except `null`.
    Only(Box<Alternative<'s>>),
    /// The map that `additionalProperties` beside the alternatives describes.
    Map,
}

/// Lowers a choice.
///
/// Rules: a single alternative except `null` is used as it is. Models with a discriminator are a union: the
/// discriminator is that of `discriminator`, or else a member that each model requires with a different text. Texts are
/// text, with the values of all alternatives; numbers are numbers. Other choices are unions if their JSON distinguishes
/// them. Otherwise, they are a map if `additionalProperties` beside them and all their members have one type, or any
/// JSON value.
pub(crate) fn choice<'s>(
    builder: &mut Builder<'s, '_>,
    node: SchemaNode<'_, 's>,
    attributes: &mut SchemaAttributes,
) -> Choice<'s> {
    let Alternatives { mut all, null, .. } = Alternatives::of(builder, node.schema, node.origin);
    remove_null(builder, &mut all);
    if null {
        attributes.nullable = attributes.nullable.or(Some(true));
    }
    if all.len() == 1
        && let Some(only) = all.pop()
    {
        return Choice::Only(Box::new(only));
    }
    if all.is_empty() {
        return Choice::Type(Type::Any);
    }
    let is_secret = |one: &Alternative<'_>| SchemaAttributes::of(&one.target).secret();
    if all.iter().any(is_secret) {
        attributes.secret = attributes.secret.or(Some(true));
    }
    if let Some(ty) = distinct_choice(builder, node, &all) {
        return Choice::Type(ty);
    }
    let is_map = is_map(node.schema, &all);
    report_ambiguous(builder, node, is_map);
    match is_map {
        true => Choice::Map,
        false => Choice::Type(Type::Any),
    }
}

/// True if a schema restricts all members of its alternatives to one plain type, which they have.
fn is_map(schema: &Schema<'_>, all: &[Alternative<'_>]) -> bool {
    let Some(AdditionalProperties::Schema(values)) = &schema.additional_properties else {
        return false;
    };
    let is_plain = |kind: SchemaType| !matches!(kind, SchemaType::Object | SchemaType::Array);
    let Some(kind) = values.kinds.kind.filter(|kind| is_plain(*kind)) else {
        return false;
    };
    all.iter().all(|one| {
        let members = &one.target.properties;
        let is_alone = one.target.all_of.is_empty() && !members.is_empty();
        is_alone && members.values().all(|it| it.kinds.kind == Some(kind))
    })
}

/// Reports a choice whose alternatives nothing distinguishes.
fn report_ambiguous(builder: &mut Builder<'_, '_>, node: SchemaNode<'_, '_>, is_map: bool) {
    let message = match is_map {
        true => "no discriminator; treated as the map that `additionalProperties` describes",
        false => "no discriminator; treated as arbitrary JSON",
    };
    let place = Place::Value(node.origin.clone());
    let diagnostic = Diagnostic::new(Code::Unsupported, place, message);
    let subject = match is_map {
        true => "map",
        false => "alternatives",
    };
    builder.report().push(diagnostic.subject(subject));
}

/// Removes an object without properties that may be `null` beside other objects. Microsoft.OpenApi writes it where a
/// reference may be `null`, since OpenAPI 3.0 ignores `nullable` beside `$ref`.
fn remove_null<'s>(builder: &mut Builder<'s, '_>, all: &mut Vec<Alternative<'s>>) {
    let is_null = |one: &Alternative<'_>| {
        one.schema.reference.is_none() && is_null_or_any_object(&one.schema)
    };
    let mut others = all.iter().filter(|one| !is_null(one)).peekable();
    let has_others = others.peek().is_some();
    let mut is_object = |one: &Alternative<'s>| {
        json_type(builder, &one.schema, &one.origin) == Some(JsonType::Object)
    };
    if has_others && others.all(&mut is_object) {
        all.retain(|one| !is_null(one));
    }
}

/// Returns the type of a choice of several schemas.
fn typed_choice<'s>(
    builder: &mut Builder<'s, '_>,
    node: SchemaNode<'_, 's>,
    all: &[Alternative<'s>],
) -> Type {
    distinct_choice(builder, node, all).unwrap_or_else(|| {
        report_ambiguous(builder, node, false);
        Type::Any
    })
}

/// Returns the type of a choice, unless nothing distinguishes its alternatives.
fn distinct_choice<'s>(
    builder: &mut Builder<'s, '_>,
    node: SchemaNode<'_, 's>,
    all: &[Alternative<'s>],
) -> Option<Type> {
    if let Some(id) = builder.catalog.known.get(&site(node)) {
        return Some(Type::Named(*id));
    }
    if let Some(ty) = union(builder, node, all).or_else(|| plain_choice(builder, node, all)) {
        return Some(ty);
    }
    let parts = parts(builder, all)?;
    Some(match parts.as_slice() {
        [only] if only.json != JsonType::Object => {
            merged(builder, node, only.json, &only.alternatives)
        }
        _ => json_union(builder, node, parts),
    })
}

/// Lowers several schemas of one JSON type, which nothing distinguishes, as one.
pub(crate) fn merged<'s>(
    builder: &mut Builder<'s, '_>,
    node: SchemaNode<'_, 's>,
    json: JsonType,
    all: &[Alternative<'s>],
) -> Type {
    let scalar = match json {
        JsonType::List => return list(builder, node, all),
        JsonType::Object => return Type::Any,
        JsonType::Text => Scalar::String,
        JsonType::Integer => Scalar::Int64,
        JsonType::Number => Scalar::Float64,
        JsonType::Boolean => Scalar::Boolean,
    };
    plain_choice(builder, node, all).unwrap_or(Type::Scalar(scalar))
}

/// Lowers several lists as one, whose items are a choice.
fn list<'s>(
    builder: &mut Builder<'s, '_>,
    node: SchemaNode<'_, 's>,
    lists: &[Alternative<'s>],
) -> Type {
    let any = Type::Array {
        items: Box::new(Type::Any),
        nullable_items: false,
    };
    if builder.trail.nesting > DEPTH {
        return any;
    }
    let Some(all) = items(builder, lists) else {
        return any;
    };
    let is_nullable =
        |one: &Alternative<'_>| one.target.nullable == Some(true) || one.target.kinds.null;
    let nullable_items = all.iter().any(is_nullable);
    let origin = child(node.origin, "items");
    let words = NamePath::Inner(&node.words, "Item");
    builder.trail.nesting += 1;
    let outside = builder.trail.hold(true);
    let schema = Default::default();
    let items = typed_choice(builder, SchemaNode::inline(&schema, &origin, words), &all);
    builder.trail.hold(outside);
    builder.trail.nesting -= 1;
    Type::Array {
        items: Box::new(items),
        nullable_items,
    }
}

/// Lowers a choice of scalars.
fn plain_choice<'s>(
    builder: &mut Builder<'s, '_>,
    node: SchemaNode<'_, 's>,
    all: &[Alternative<'s>],
) -> Option<Type> {
    let shapes: Vec<Shape> = all
        .iter()
        .map(|one| builder.shape_at(&one.target_origin, &one.target))
        .collect();
    let is_single = |shape: &Shape| matches!(shape, Shape::Scalar | Shape::Enumeration);
    if !shapes.iter().all(is_single) {
        return None;
    }
    let kinds = all.iter().map(|one| kind_of(&one.target));
    let kinds: Vec<Option<SchemaType>> = kinds.collect();
    let is_number =
        |kind: &Option<SchemaType>| matches!(kind, Some(SchemaType::Integer | SchemaType::Number));
    if kinds.iter().all(is_number) {
        let is_whole = kinds.iter().all(|kind| *kind == Some(SchemaType::Integer));
        let (kind, scalar) = match is_whole {
            true => (SchemaType::Integer, Scalar::Int64),
            false => (SchemaType::Number, Scalar::Float64),
        };
        let are_listed = all.iter().all(|one| !one.target.values.is_empty());
        return Some(match are_listed {
            true => listed(builder, node, kind, all),
            false => Type::Scalar(scalar),
        });
    }
    if kinds.iter().all(|kind| *kind == Some(SchemaType::Boolean)) {
        return Some(Type::Scalar(Scalar::Boolean));
    }
    if !kinds.iter().all(|kind| *kind == Some(SchemaType::String)) {
        return None;
    }
    for one in all.iter().filter(|one| one.target.content_schema.is_some()) {
        report_content(builder, &one.target_origin);
    }
    let mut values = all.iter().flat_map(|one| &one.target.values);
    if !values.any(|value| value.as_str().is_some_and(|text| !text.is_empty())) {
        return Some(Type::STRING);
    }
    Some(listed(builder, node, SchemaType::String, all))
}

/// Lowers the values of all alternatives as one enumeration. A title is the name of a value, and a description its
/// documentation.
fn listed<'s>(
    builder: &mut Builder<'s, '_>,
    node: SchemaNode<'_, 's>,
    kind: SchemaType,
    all: &[Alternative<'s>],
) -> Type {
    let values = all.iter().flat_map(|one| one.target.values.clone());
    let schema = Schema {
        kinds: kind.into(),
        values: values.collect(),
        x_enum: Some(Box::new(XEnum {
            values: described_values(all),
            ..XEnum::default()
        })),
        description: node.schema.description,
        client_name: node.schema.client_name,
        ..Schema::default()
    };
    let attributes = SchemaAttributes::of(&schema);
    let node = SchemaNode {
        schema: &schema,
        constant: Constant::Never,
        ..node
    };
    enumeration(builder, node, &attributes)
}

/// Returns the values of alternatives. An alternative with one value describes it; its title is a name if it is not
/// that of another one.
fn described_values<'s>(all: &[Alternative<'s>]) -> Vec<EnumValue<'s>> {
    let is_single = |one: &Alternative<'_>| one.target.values.len() == 1;
    let titles: Vec<_> = all.iter().filter_map(|one| one.target.title).collect();
    let is_unique = |title: &str| titles.iter().filter(|own| **own == title).count() == 1;
    let values = all.iter().flat_map(|one| {
        let title = one
            .target
            .title
            .filter(|title| is_single(one) && is_unique(title));
        let description = one.target.description.filter(|_| is_single(one));
        one.target.values.iter().map(move |value| EnumValue {
            value: value.clone(),
            name: title,
            description,
        })
    });
    values.collect()
}

/// Returns the type of a scalar, which follows from its values if it is not declared.
fn kind_of(schema: &Schema<'_>) -> Option<SchemaType> {
    let all = |is: fn(&Value) -> bool| !schema.values.is_empty() && schema.values.iter().all(is);
    let of_values = [
        (SchemaType::String, all(Value::is_string)),
        (SchemaType::Integer, all(|it| it.is_i64() || it.is_u64())),
        (SchemaType::Number, all(Value::is_number)),
        (SchemaType::Boolean, all(Value::is_boolean)),
    ];
    let found = || of_values.into_iter().find(|(_, holds)| *holds);
    schema.kinds.kind.or_else(|| Some(found()?.0))
}
