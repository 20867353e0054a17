//! The members that schemas of objects require, and the values that they list for them.

use std::collections::HashSet;

use indexmap::IndexMap;
use serde_json::Value;

use super::alternatives::end_of;
use super::builder::Builder;
use super::with_parents::visit_with_parents;
use crate::dialect::document::Schema;
use crate::dialect::origin::child;
use crate::ir::{Literal, Origin};

/// Returns the members of a model that have only one value.
pub(crate) fn only_values<'s>(
    builder: &mut Builder<'s, '_>,
    schema: &Schema<'s>,
    origin: &Origin,
) -> IndexMap<&'s str, Literal> {
    let listed = listed_values(builder, schema, origin).into_iter();
    let only = listed.filter_map(|(name, values)| match values.as_slice() {
        [only] => Some((name, only.clone())),
        _ => None,
    });
    only.collect()
}

/// Returns the members of a model that list their values.
pub(crate) fn listed_values<'s>(
    builder: &mut Builder<'s, '_>,
    schema: &Schema<'s>,
    origin: &Origin,
) -> IndexMap<&'s str, Vec<Literal>> {
    let mut values = IndexMap::new();
    visit_with_parents(builder, schema, origin, &mut |builder, schema, origin| {
        let place = child(origin, "properties");
        for (name, property) in &schema.properties {
            let own = values_of(builder, property, &child(&place, name));
            let literals: Option<Vec<Literal>> = own.iter().map(Literal::of).collect();
            match literals.filter(|literals| !literals.is_empty()) {
                Some(literals) => values.insert(*name, literals),
                None => values.shift_remove(name),
            };
        }
    });
    values
}

/// Returns the values that a property lists, itself or by reference.
pub(crate) fn values_of<'s>(
    builder: &mut Builder<'s, '_>,
    property: &Schema<'s>,
    origin: &Origin,
) -> Vec<Value> {
    if !property.values.is_empty() {
        return property.values.clone();
    }
    let target = end_of(builder, property, origin);
    target.map_or(Vec::new(), |(_, target)| target.values.clone())
}

/// Returns the members that a model requires.
pub(crate) fn required_members<'s>(
    builder: &mut Builder<'s, '_>,
    schema: &Schema<'s>,
    origin: &Origin,
) -> HashSet<&'s str> {
    let mut names = HashSet::new();
    visit_with_parents(builder, schema, origin, &mut |_, schema, _| {
        names.extend(schema.required.names());
    });
    names
}
