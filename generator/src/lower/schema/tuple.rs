//! Defines arrays whose items have types by position.

use std::rc::Rc;

use super::builder::Builder;
use super::docs::schema_docs;
use super::job::{Pending, TupleJob};
use super::node::SchemaNode;
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
