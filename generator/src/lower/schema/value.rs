//! Lowers the type of a schema where it is used.

use std::rc::Rc;

use serde_json::Number;

use super::attributes::SchemaAttributes;
use super::builder::Builder;
use super::by_type::is_of_several_types;
use super::choice::{self, Choice};
use super::constraint::values_sentence;
use super::enumeration::enumeration;
use super::model_queue::{inline_model, model, target_name};
use super::name_path::NamePath;
use super::node::{Constant, Lowered, SchemaNode};
use super::overlooked::report_overlooked;
use super::scalar::textual;
use super::shape::{Naming, Shape};
use super::trail::{DEPTH, Met};
use super::tuple::{tuple, with_limits};
use super::unparsed::report_content;
use super::{scalar, xml};
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::cycle;
use crate::dialect::document::{AdditionalProperties, Schema, SchemaType};
use crate::dialect::origin::{child, item_of};
use crate::ir::{JsonInText, Origin, Scalar, TextEncoding, Type};

/// The maximum nesting depth of lists and maps. Descriptions need no more, and code that prints types is recursive.
const NESTING: usize = 32;

/// Lowers a schema where it is used.
pub fn value<'s>(builder: &mut Builder<'s, '_>, node: SchemaNode<'_, 's>) -> Lowered {
    builder.trail.nesting += 1;
    let lowered = if builder.trail.nesting > DEPTH {
        let message = "schemas are nested too deeply; the inner ones are treated as arbitrary JSON";
        builder
            .report()
            .value(Code::Unsupported, node.origin, message);
        Lowered::any(SchemaAttributes::of(node.schema))
    } else {
        nested_value(builder, node)
    };
    builder.trail.nesting -= 1;
    lowered
}

fn nested_value<'s>(builder: &mut Builder<'s, '_>, node: SchemaNode<'_, 's>) -> Lowered {
    let shape = match node.naming {
        _ if is_of_several_types(node.schema) => Shape::Choice,
        Naming::Definition => builder.shape_at(node.origin, node.schema),
        Naming::Inline => builder.inline_shape(node.schema, node.origin),
    };
    if node.schema.content_schema.is_some()
        && !(shape == Shape::Scalar && node.schema.contains_json())
    {
        report_content(builder, node.origin);
    }
    if node.schema.never {
        let message = "no value is valid here; treated as arbitrary JSON";
        let place = Place::Value(node.origin.clone());
        let diagnostic = Diagnostic::new(Code::NoEffect, place, message);
        builder.report().push(diagnostic.subject("false"));
    }
    let lowered = of_shape(builder, node, shape);
    report_overlooked(builder, node, shape, &lowered.ty);
    lowered
}

fn of_shape<'s>(builder: &mut Builder<'s, '_>, node: SchemaNode<'_, 's>, shape: Shape) -> Lowered {
    let mut attributes = SchemaAttributes::of(node.schema);
    let ty = match shape {
        Shape::Reference => return referenced(builder, node, attributes),
        Shape::Wrapper(index) => return wrapped(builder, node, attributes, index),
        Shape::Choice => return one_of_several(builder, node, attributes),
        Shape::Enumeration => enumeration(builder, node, &attributes),
        Shape::Tuple => tuple(builder, node),
        Shape::Array => array(builder, node, &mut attributes),
        Shape::Map => map(builder, node),
        Shape::Scalar => match node.schema.json_encoding() {
            Some(encoding) => return json_in_text(builder, node, encoding, attributes),
            None => scalar(builder, node),
        },
        Shape::Model => Type::Named(inline_model(builder, node)),
        Shape::Any => any_value(builder, node),
    };
    Lowered { ty, attributes }
}

fn referenced<'s>(
    builder: &mut Builder<'s, '_>,
    node: SchemaNode<'_, 's>,
    attributes: SchemaAttributes,
) -> Lowered {
    let reference = node.schema.reference.unwrap_or_default();
    let Some(target) = builder.reading().resolve(reference, node.origin) else {
        return Lowered::any(attributes);
    };
    let Some(schema) = builder.reading().schema_at(&target) else {
        return Lowered::any(attributes);
    };
    if builder.shape_at(&target, &schema) == Shape::Model {
        let mut attributes = attributes.over(SchemaAttributes::of(&schema));
        attributes.constraints.extend(values_sentence(node.schema));
        let id = model(builder, &target, &schema, true);
        return Lowered {
            ty: Type::Named(id),
            attributes,
        };
    }
    if !enter(builder, &target, node.origin) {
        return Lowered::any(attributes);
    }
    let inner = lower_target(
        builder,
        &target,
        &schema,
        node.constant.unless_null(&attributes),
    );
    builder.trail.leave();
    let ty = narrowed(builder, node, inner.ty.clone());
    let mut attributes = attributes.over(inner.attributes);
    if ty == inner.ty {
        attributes.constraints.extend(values_sentence(node.schema));
    }
    Lowered { ty, attributes }
}

/// Lowers a named schema that nothing refers to.
pub fn named_value(builder: &mut Builder<'_, '_>, origin: &Origin) -> Option<Type> {
    let schema = builder.reading().schema_at(origin)?;
    if builder.shape_at(origin, &schema) == Shape::Model {
        return Some(Type::Named(model(builder, origin, &schema, true)));
    }
    Some(lower_target(builder, origin, &schema, Constant::Never).ty)
}

/// Narrows the type of a reference by values that are listed beside it, if the target is plain text or a number. If the
/// target lists values itself, these are used.
fn narrowed<'s>(builder: &mut Builder<'s, '_>, node: SchemaNode<'_, 's>, ty: Type) -> Type {
    let kind = match ty {
        Type::Scalar(Scalar::String) => SchemaType::String,
        Type::Scalar(Scalar::Int32 | Scalar::Int64 | Scalar::Uint32 | Scalar::Uint64) => {
            SchemaType::Integer
        }
        _ => return ty,
    };
    if node.schema.values.is_empty() {
        return ty;
    }
    let mut schema = node.schema.clone();
    schema.kinds.kind = Some(kind);
    let attributes = SchemaAttributes::of(&schema);
    let node = SchemaNode {
        schema: &schema,
        ..node
    };
    enumeration(builder, node, &attributes)
}

/// Lowers the target of a reference.
fn lower_target<'s>(
    builder: &mut Builder<'s, '_>,
    target: &Origin,
    schema: &Rc<Schema<'s>>,
    constant: Constant,
) -> Lowered {
    let name = target_name(builder, target);
    value(
        builder,
        SchemaNode {
            schema,
            origin: target,
            words: name.words(),
            naming: Naming::Definition,
            constant,
        },
    )
}

/// Follows a reference. A cyclic chain of references is reported. A list, map or JSON text that contains itself has no
/// type, and is any JSON value there.
fn enter(builder: &mut Builder<'_, '_>, target: &Origin, at: &Origin) -> bool {
    match builder.trail.enter(target) {
        Ok(()) => return true,
        Err(Met::Holder) => {
            let message = "a list, map or JSON text that contains itself; the inner one is treated as arbitrary JSON";
            builder.report().value(Code::Unsupported, at, message);
        }
        Err(Met::Circle(chain)) => builder.report().push(cycle(&chain, target, at)),
    }
    false
}

fn wrapped<'s>(
    builder: &mut Builder<'s, '_>,
    node: SchemaNode<'_, 's>,
    attributes: SchemaAttributes,
    index: usize,
) -> Lowered {
    let Some(member) = node.schema.all_of.get(index) else {
        return Lowered::any(attributes);
    };
    let origin = item_of(node.origin, "allOf", index);
    let mut attributes = attributes;
    // Schemas with only a description.
    for (other, member) in node.schema.all_of.iter().enumerate() {
        if other != index && member.reference.is_none() {
            attributes = attributes.over(SchemaAttributes::of(member));
        }
    }
    let is_tuple =
        member.reference.is_none() && builder.inline_shape(member, &origin) == Shape::Tuple;
    let limited = is_tuple.then(|| with_limits(member, node.schema));
    let inner = value(
        builder,
        SchemaNode {
            schema: limited.as_ref().unwrap_or(member),
            origin: &origin,
            words: node.words,
            naming: Naming::Inline,
            constant: node.constant.unless_null(&attributes),
        },
    );
    let mut attributes = attributes.over(inner.attributes);
    attributes.constraints.extend(values_sentence(node.schema));
    Lowered {
        ty: inner.ty,
        attributes,
    }
}

/// Returns the type of a choice.
fn one_of_several<'s>(
    builder: &mut Builder<'s, '_>,
    node: SchemaNode<'_, 's>,
    mut attributes: SchemaAttributes,
) -> Lowered {
    let choice = choice::choice(builder, node, &mut attributes);
    let ty = match choice {
        Choice::Type(ty) => ty,
        Choice::Map => map(builder, node),
        Choice::Only(only) => {
            let inner = value(
                builder,
                SchemaNode {
                    schema: &only.schema,
                    origin: &only.origin,
                    naming: Naming::Inline,
                    constant: node.constant.unless_null(&attributes),
                    ..node
                },
            );
            return Lowered {
                ty: inner.ty,
                attributes: attributes.over(inner.attributes),
            };
        }
    };
    Lowered { ty, attributes }
}

fn array<'s>(
    builder: &mut Builder<'s, '_>,
    node: SchemaNode<'_, 's>,
    attributes: &mut SchemaAttributes,
) -> Type {
    let Some(items) = &node.schema.items else {
        return Type::Array {
            items: Box::new(Type::Any),
            nullable_items: false,
        };
    };
    let inner = within(builder, node, items, "items", "Item");
    attributes.xml = xml::with_items(
        &builder.catalog.definitions,
        attributes.xml.take(),
        &inner.ty,
        inner.attributes.xml.clone(),
    );
    Type::Array {
        nullable_items: inner.attributes.nullable(),
        items: Box::new(inner.ty),
    }
}

fn map<'s>(builder: &mut Builder<'s, '_>, node: SchemaNode<'_, 's>) -> Type {
    let inner = match &node.schema.additional_properties {
        Some(AdditionalProperties::Schema(values)) => Some(within(
            builder,
            node,
            values,
            "additionalProperties",
            "Value",
        )),
        _ => None,
    };
    match inner {
        Some(inner) => Type::Map {
            nullable_values: inner.attributes.nullable(),
            values: Box::new(inner.ty),
        },
        None => Type::Map {
            values: Box::new(Type::Any),
            nullable_values: false,
        },
    }
}

/// Lowers text that contains JSON of a schema. The text has the documentation of the JSON unless it has its own, but a
/// default or `null` only if it declares them itself.
fn json_in_text<'s>(
    builder: &mut Builder<'s, '_>,
    node: SchemaNode<'_, 's>,
    encoding: TextEncoding,
    own: SchemaAttributes,
) -> Lowered {
    let Some(content) = &node.schema.content_schema else {
        return Lowered::any(own);
    };
    let inner = within(builder, node, content, "contentSchema", "Content");
    let content = JsonInText {
        encoding,
        content: textual(inner.ty),
    };
    Lowered {
        ty: Type::JsonInText(Box::new(content)),
        attributes: SchemaAttributes {
            nullable: own.nullable,
            default: own.default.clone(),
            client_default: own.client_default.clone(),
            xml: own.xml.clone(),
            ..own.over(inner.attributes)
        },
    }
}

/// Lowers a schema in a list, in a map or in text.
pub fn within<'s>(
    builder: &mut Builder<'s, '_>,
    node: SchemaNode<'_, 's>,
    schema: &Schema<'s>,
    key: &str,
    word: &str,
) -> Lowered {
    let origin = child(node.origin, key);
    let outside = builder.trail.hold(true);
    let lowered = value(
        builder,
        SchemaNode::inline(schema, &origin, NamePath::Inner(&node.words, word)),
    );
    builder.trail.hold(outside);
    if holders(&lowered.ty) < NESTING {
        return lowered;
    }
    let message =
        "lists and maps are nested too deeply; the inner ones are treated as arbitrary JSON";
    builder.report().value(Code::Unsupported, &origin, message);
    Lowered::any(lowered.attributes)
}

fn any_value<'s>(builder: &mut Builder<'s, '_>, node: SchemaNode<'_, 's>) -> Type {
    if node.schema.items.is_some() {
        let message = "`items` on an object; treated as arbitrary JSON";
        builder
            .report()
            .value(Code::Inconsistent, &child(node.origin, "items"), message);
    }
    Type::Any
}

fn scalar<'s>(builder: &mut Builder<'s, '_>, node: SchemaNode<'_, 's>) -> Type {
    let found = scalar::find(node.schema.kinds.kind, node.schema.format);
    if let Some(format) = node.schema.format.filter(|_| !found.known) {
        builder.report().unknown_format(format, node.origin);
    }
    let is_beyond = |limit: &Number| limit.as_i64().is_none() && limit.as_u64().is_some();
    let scalar = match found.scalar {
        // The limit is the only hint at a type without a sign.
        Scalar::Int64 if node.schema.maximum.as_ref().is_some_and(is_beyond) => Scalar::Uint64,
        scalar => scalar,
    };
    Type::Scalar(scalar)
}

/// Returns the nesting depth of lists, maps and text with JSON in a type.
fn holders(ty: &Type) -> usize {
    match ty {
        Type::JsonInText(text) => 1 + holders(&text.content),
        Type::Array { items: inner, .. } | Type::Map { values: inner, .. } => 1 + holders(inner),
        _ => 0,
    }
}
