//! The type of a schema where it is used.

use std::rc::Rc;

use super::attributes::Facts;
use super::builder::Builder;
use super::choice::{self, Choice};
use super::enumeration::enumeration;
use super::name_path::Words;
use super::named::{inline_model, model, target_name};
use super::node::{Constant, Lowered, Node};
use super::shape::{Shape, Standing};
use super::trail::{DEPTH, Met};
use super::{scalar, xml};
use crate::diagnostics::Code;
use crate::dialect::cycle;
use crate::dialect::document::{AdditionalProperties, Kind, Schema};
use crate::dialect::origin::{child, item_of};
use crate::ir::{Origin, Scalar, Type};

/// How many lists and maps may hold one another: no author means more, and what prints a type goes down as far as the type
/// does.
const NESTING: usize = 32;

/// What may stand where a schema is used.
pub fn value<'s>(builder: &mut Builder<'s, '_>, node: Node<'_, 's>) -> Lowered {
    builder.trail.nesting += 1;
    let lowered = if builder.trail.nesting > DEPTH {
        let message = "schemas are nested too deeply here: any JSON value stands for the rest";
        builder
            .report()
            .value(Code::Unsupported, node.origin, message);
        Lowered::any(Facts::of(node.schema))
    } else {
        nested_value(builder, node)
    };
    builder.trail.nesting -= 1;
    lowered
}

fn nested_value<'s>(builder: &mut Builder<'s, '_>, node: Node<'_, 's>) -> Lowered {
    let shape = match node.standing {
        Standing::Definition => builder.shape_at(node.origin, node.schema),
        Standing::Inline => builder.inline_shape(node.schema, node.origin),
    };
    let mut facts = Facts::of(node.schema);
    let ty = match shape {
        Shape::Reference => return referenced(builder, node, facts),
        Shape::Wrapper(index) => return wrapped(builder, node, facts, index),
        Shape::Choice => return one_of_several(builder, node, facts),
        Shape::Enumeration => enumeration(builder, node, &facts),
        Shape::Array => array(builder, node, &mut facts),
        Shape::Map => map(builder, node),
        Shape::Scalar => scalar(builder, node),
        Shape::Model => Type::Named(inline_model(builder, node)),
        Shape::Any => any_value(builder, node),
    };
    Lowered { ty, facts }
}

fn referenced<'s>(builder: &mut Builder<'s, '_>, node: Node<'_, 's>, facts: Facts) -> Lowered {
    let reference = node.schema.reference.unwrap_or_default();
    let Some(target) = builder.reading().resolve(reference, node.origin) else {
        return Lowered::any(facts);
    };
    let Some(schema) = builder.reading().schema_at(&target) else {
        return Lowered::any(facts);
    };
    if builder.shape_at(&target, &schema) == Shape::Model {
        let inner = Facts::of(&schema);
        let id = model(builder, &target, &schema, true);
        return Lowered {
            ty: Type::Named(id),
            facts: facts.over(inner),
        };
    }
    if !enter(builder, &target, node.origin) {
        return Lowered::any(facts);
    }
    let inner = lower_target(builder, &target, &schema, node.constant.unless_null(&facts));
    builder.trail.leave();
    Lowered {
        ty: narrowed(builder, node, inner.ty),
        facts: facts.over(inner.facts),
    }
}

/// Values listed beside a reference to a plain text or number narrow it; a target that lists values itself
/// knows better.
fn narrowed<'s>(builder: &mut Builder<'s, '_>, node: Node<'_, 's>, ty: Type) -> Type {
    let kind = match ty {
        Type::Scalar(Scalar::String) => Kind::String,
        Type::Scalar(Scalar::Int32 | Scalar::Int64) => Kind::Integer,
        _ => return ty,
    };
    if node.schema.values.is_empty() {
        return ty;
    }
    let mut schema = node.schema.clone();
    schema.kinds.kind = Some(kind);
    let facts = Facts::of(&schema);
    let node = Node {
        schema: &schema,
        ..node
    };
    enumeration(builder, node, &facts)
}

/// What the target of a reference is.
fn lower_target<'s>(
    builder: &mut Builder<'s, '_>,
    target: &Origin,
    schema: &Rc<Schema<'s>>,
    constant: Constant,
) -> Lowered {
    let name = target_name(builder, target);
    value(
        builder,
        Node {
            schema,
            origin: target,
            words: name.words(),
            standing: Standing::Definition,
            constant,
        },
    )
}

/// Takes a step along a reference. A chain of references that comes back to itself is reported; a list or map that holds
/// itself has no type of its own to name, and is any JSON value within.
fn enter(builder: &mut Builder<'_, '_>, target: &Origin, at: &Origin) -> bool {
    match builder.trail.enter(target) {
        Ok(()) => return true,
        Err(Met::Holder) => {
            let message = "a list or map that holds itself is any JSON value within";
            builder.report().value(Code::Unsupported, at, message);
        }
        Err(Met::Circle(chain)) => builder.report().push(cycle(&chain, target, at)),
    }
    false
}

fn wrapped<'s>(
    builder: &mut Builder<'s, '_>,
    node: Node<'_, 's>,
    facts: Facts,
    index: usize,
) -> Lowered {
    let Some(member) = node.schema.all_of.get(index) else {
        return Lowered::any(facts);
    };
    let origin = item_of(node.origin, "allOf", index);
    let mut facts = facts;
    // Members that only describe.
    for (other, member) in node.schema.all_of.iter().enumerate() {
        if other != index && member.reference.is_none() {
            facts = facts.over(Facts::of(member));
        }
    }
    let inner = value(
        builder,
        Node {
            schema: member,
            origin: &origin,
            words: node.words,
            standing: Standing::Inline,
            constant: node.constant.unless_null(&facts),
        },
    );
    Lowered {
        ty: inner.ty,
        facts: facts.over(inner.facts),
    }
}

/// The type of one of several alternatives.
fn one_of_several<'s>(
    builder: &mut Builder<'s, '_>,
    node: Node<'_, 's>,
    mut facts: Facts,
) -> Lowered {
    let choice = choice::choice(builder, node, &mut facts);
    let ty = match choice {
        Choice::Type(ty) => ty,
        Choice::Only(only) => {
            let inner = value(
                builder,
                Node {
                    schema: &only.schema,
                    origin: &only.origin,
                    standing: Standing::Inline,
                    constant: node.constant.unless_null(&facts),
                    ..node
                },
            );
            return Lowered {
                ty: inner.ty,
                facts: facts.over(inner.facts),
            };
        }
    };
    Lowered { ty, facts }
}

fn array<'s>(builder: &mut Builder<'s, '_>, node: Node<'_, 's>, facts: &mut Facts) -> Type {
    let Some(items) = &node.schema.items else {
        return Type::Array {
            items: Box::new(Type::Any),
            nullable_items: false,
        };
    };
    let inner = within(builder, node, items, "items", "Item");
    facts.xml = xml::with_items(
        &builder.catalog.definitions,
        facts.xml.take(),
        &inner.ty,
        inner.facts.xml.clone(),
    );
    Type::Array {
        nullable_items: inner.facts.nullable(),
        items: Box::new(inner.ty),
    }
}

fn map<'s>(builder: &mut Builder<'s, '_>, node: Node<'_, 's>) -> Type {
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
            nullable_values: inner.facts.nullable(),
            values: Box::new(inner.ty),
        },
        None => Type::Map {
            values: Box::new(Type::Any),
            nullable_values: false,
        },
    }
}

/// What may stand within a list or map.
pub fn within<'s>(
    builder: &mut Builder<'s, '_>,
    node: Node<'_, 's>,
    schema: &Schema<'s>,
    key: &str,
    word: &str,
) -> Lowered {
    let origin = child(node.origin, key);
    let outside = builder.trail.hold(true);
    let lowered = value(
        builder,
        Node::inline(schema, &origin, Words::Inner(&node.words, word)),
    );
    builder.trail.hold(outside);
    if holders(&lowered.ty) < NESTING {
        return lowered;
    }
    let message = "lists and maps are nested too deeply here: any JSON value stands for the rest";
    builder.report().value(Code::Unsupported, &origin, message);
    Lowered::any(lowered.facts)
}

fn any_value<'s>(builder: &mut Builder<'s, '_>, node: Node<'_, 's>) -> Type {
    if node.schema.items.is_some() {
        let message = "an object has no `items`: it is any JSON value";
        builder
            .report()
            .value(Code::Inconsistent, node.origin, message);
    }
    Type::Any
}

fn scalar<'s>(builder: &mut Builder<'s, '_>, node: Node<'_, 's>) -> Type {
    let found = scalar::find(node.schema.kinds.kind, node.schema.format);
    if let Some(format) = node.schema.format.filter(|_| !found.known) {
        builder.report().unknown_format(format, node.origin);
    }
    Type::Scalar(found.scalar)
}

/// How many lists and maps hold one another in a type.
fn holders(ty: &Type) -> usize {
    match ty {
        Type::Array { items: inner, .. } | Type::Map { values: inner, .. } => 1 + holders(inner),
        _ => 0,
    }
}
