//! Defines arrays whose items have types by position.

use std::rc::Rc;

use serde_json::Number;

use super::builder::Builder;
use super::docs::schema_docs;
use super::job::{Pending, TupleJob};
use super::node::SchemaNode;
use crate::dialect::document::Schema;
use crate::dialect::origin::child;
use crate::ir::{DefinitionKind, Tuple, Type};

/// Defines an array whose items have types by position, which are lowered later.
pub(crate) fn tuple<'s>(builder: &mut Builder<'s, '_>, node: SchemaNode<'_, 's>) -> Type {
    // The schema itself may be that of objects too.
    let site = child(node.origin, "prefixItems");
    if let Some(id) = builder.catalog.known.get(&site) {
        return Type::Named(*id);
    }
    let name = node.words.name_with(node.schema.client_name);
    let kind = DefinitionKind::Tuple(Tuple::default());
    let sources = builder.sources();
    let docs = schema_docs(node.schema);
    let id = builder.catalog.define(sources, &site, name, docs, kind);
    builder.pending.push(Pending::Tuple(TupleJob {
        tuple: id,
        origin: node.origin.clone(),
        schema: Rc::new(node.schema.clone()),
        name: node.words.to_target(),
        nesting: builder.trail.nesting,
    }));
    Type::Named(id)
}

/// Returns a tuple with the limits that the schema around it and the other schemas of its `allOf` have.
pub(crate) fn with_limits<'s>(tuple: &Schema<'s>, around: &Schema<'s>) -> Schema<'s> {
    let inline = around.all_of.iter().filter(|one| one.reference.is_none());
    let all: Vec<_> = inline.chain([around, tuple]).collect();
    let count = |limit: &Option<Number>| limit.as_ref().and_then(Number::as_u64);
    let least = all.iter().filter_map(|one| count(&one.min_items)).max();
    let most = all.iter().filter_map(|one| count(&one.max_items)).min();
    let is_full = most.is_some_and(|most| most <= tuple.prefix_items.len() as u64);
    Schema {
        min_items: least.map(Number::from),
        max_items: most.map(Number::from),
        items: tuple.items.clone().filter(|_| !is_full),
        ..tuple.clone()
    }
}
