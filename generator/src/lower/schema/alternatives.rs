//! The alternatives of a schema (`oneOf`, `anyOf`).

use std::collections::HashSet;
use std::rc::Rc;

use serde_json::Value;

use super::alternative::Alternative;
use super::builder::Builder;
use super::by_type::{by_type, is_of_several_types};
use super::content::is_null;
use super::shape::Shape;
use crate::dialect::document::Schema;
use crate::dialect::origin::item_of;
use crate::dialect::referenced_schema;
use crate::ir::Origin;

/// The alternatives of a schema, without `null`.
#[derive(Debug, Default)]
pub(crate) struct Alternatives<'s> {
    pub all: Vec<Alternative<'s>>,
    pub null: bool,
    /// The choices that were visited.
    met: HashSet<Origin>,
}

impl<'s> Alternatives<'s> {
    /// Returns the alternatives of the schema at an origin.
    pub fn of(builder: &mut Builder<'s, '_>, schema: &Schema<'s>, origin: &Origin) -> Self {
        let mut found = Alternatives::default();
        gather(builder, schema, origin, &mut found);
        found
    }
}

/// Adds the alternatives of a schema, including those of nested choices.
fn gather<'s>(
    builder: &mut Builder<'s, '_>,
    schema: &Schema<'s>,
    origin: &Origin,
    found: &mut Alternatives<'s>,
) {
    if !found.met.insert(origin.clone()) {
        return;
    }
    found.null |= schema.kinds.null || schema.values.iter().any(Value::is_null);
    if is_of_several_types(schema) {
        found.all.extend(by_type(schema, origin));
        return;
    }
    let lists = [("oneOf", &schema.one_of), ("anyOf", &schema.any_of)];
    for (key, list) in lists {
        for (index, one) in list.iter().enumerate() {
            if one.never {
                continue;
            }
            let at = item_of(origin, key, index);
            if is_null(one) {
                found.null = true;
                continue;
            }
            let Some((target_origin, target)) = end_of(builder, one, &at) else {
                continue;
            };
            found.null |= target.nullable == Some(true) || target.kinds.null;
            let is_known = |known: &Alternative<'_>| known.target_origin == target_origin;
            if found.all.iter().any(is_known) {
                continue;
            }
            match choice_of(builder, &target, &target_origin) {
                Some((at, choice)) if choice.discriminator.is_none() => {
                    found.null |= choice.nullable == Some(true);
                    gather(builder, &choice, &at, found);
                }
                _ => found.all.push(Alternative {
                    schema: one.clone(),
                    origin: at,
                    target,
                    target_origin,
                }),
            }
        }
    }
}

/// Returns the choice that a schema is, or that is the only schema with a type in its `allOf`.
fn choice_of<'s>(
    builder: &mut Builder<'s, '_>,
    schema: &Rc<Schema<'s>>,
    origin: &Origin,
) -> Option<(Origin, Rc<Schema<'s>>)> {
    let mut inner = (origin.clone(), Rc::clone(schema));
    let mut met = HashSet::new();
    while met.insert(inner.0.clone()) {
        let (at, schema) = &inner;
        match builder.shape_at(at, schema) {
            Shape::Choice => return Some(inner),
            Shape::Wrapper(index) => {
                let member = schema.all_of.get(index)?;
                inner = end_of(builder, member, &item_of(at, "allOf", index))?;
            }
            _ => return None,
        }
    }
    None
}

/// Resolves the references of a schema.
pub(crate) fn end_of<'s>(
    builder: &mut Builder<'s, '_>,
    schema: &Schema<'s>,
    origin: &Origin,
) -> Option<(Origin, Rc<Schema<'s>>)> {
    match schema.reference {
        None => Some((origin.clone(), Rc::new(schema.clone()))),
        Some(reference) => referenced_schema(builder.reading(), reference, origin),
    }
}
