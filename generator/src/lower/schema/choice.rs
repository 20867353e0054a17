//! Choices of one of several schemas (`oneOf`, `anyOf`).

use serde_json::Value;

use super::alternative::Alternative;
use super::alternatives::Alternatives;
use super::attributes::SchemaAttributes;
use super::builder::Builder;
use super::enumeration::enumeration;
use super::node::{Constant, SchemaNode};
use super::shape::Shape;
use super::union::union;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::document::{Schema, SchemaType};
use crate::ir::{Scalar, Type};

/// The result of lowering a choice.
pub(crate) enum Choice<'s> {
    /// A type.
    Type(Type),
    /// The only alternative except `null`.
    Only(Box<Alternative<'s>>),
}

/// Lowers a choice.
///
/// Rules: a single alternative except `null` is used as it is. Models with a discriminator are a union: the
/// discriminator is that of `discriminator`, or else a member that each model requires with a different text. Texts are
/// text, with the values of all alternatives; numbers are numbers. Any other choice is any JSON value.
pub(crate) fn choice<'s>(
    builder: &mut Builder<'s, '_>,
    node: SchemaNode<'_, 's>,
    attributes: &mut SchemaAttributes,
) -> Choice<'s> {
    let Alternatives { mut all, null, .. } = Alternatives::of(builder, node.schema, node.origin);
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
    let ty = union(builder, node, &all);
    let ty = ty.or_else(|| plain_choice(builder, node, &all));
    Choice::Type(ty.unwrap_or_else(|| {
        let message = "no discriminator; treated as arbitrary JSON";
        let place = Place::Value(node.origin.clone());
        let diagnostic = Diagnostic::new(Code::Unsupported, place, message);
        builder.report().push(diagnostic.subject("alternatives"));
        Type::Any
    }))
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
    if kinds
        .iter()
        .all(|kind| matches!(kind, Some(SchemaType::Integer | SchemaType::Number)))
    {
        let is_whole = kinds.iter().all(|kind| *kind == Some(SchemaType::Integer));
        let scalar = if is_whole {
            Scalar::Int64
        } else {
            Scalar::Float64
        };
        return Some(Type::Scalar(scalar));
    }
    if kinds.iter().all(|kind| *kind == Some(SchemaType::Boolean)) {
        return Some(Type::Scalar(Scalar::Boolean));
    }
    if !kinds.iter().all(|kind| *kind == Some(SchemaType::String)) {
        return None;
    }
    let values: Vec<Value> = all
        .iter()
        .flat_map(|one| one.target.values.clone())
        .collect();
    if !values
        .iter()
        .any(|value| value.as_str().is_some_and(|text| !text.is_empty()))
    {
        return Some(Type::STRING);
    }
    let schema = Schema {
        kinds: SchemaType::String.into(),
        values,
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
    Some(enumeration(builder, node, &attributes))
}

/// Returns the type of a scalar, which follows from its values if it is not declared.
fn kind_of(schema: &Schema<'_>) -> Option<SchemaType> {
    let is_text = !schema.values.is_empty() && schema.values.iter().all(Value::is_string);
    schema.kinds.kind.or(is_text.then_some(SchemaType::String))
}
