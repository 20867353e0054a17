//! Lowers unions of models.

use super::alternative::Alternative;
use super::builder::Builder;
use super::default_alternative::default_schema;
use super::discriminator::{declared_values, found_values};
use super::docs::schema_docs;
use super::job::{Pending, UnionJob};
use super::model_queue::{inline_model, model};
use super::name_path::NamePath;
use super::node::SchemaNode;
use super::shape::Shape;
use crate::dialect::only_reference;
use crate::ir::{DefinitionId, DefinitionKind, Type, Union};

/// Lowers a union of models that have different values of one member.
pub(crate) fn union<'s>(
    builder: &mut Builder<'s, '_>,
    node: SchemaNode<'_, 's>,
    all: &[Alternative<'s>],
) -> Option<Type> {
    if let Some(id) = builder.catalog.known.get(node.origin) {
        return Some(Type::Named(*id));
    }
    for one in all {
        if builder.shape_at(&one.target_origin, &one.target) != Shape::Model {
            return None;
        }
    }
    let mut default = None;
    let (discriminator, values) = match &node.schema.discriminator {
        Some(discriminator) => {
            default = default_schema(builder, discriminator, node.origin);
            let values = declared_values(builder, discriminator, node.origin, all);
            (discriminator.property_name.to_owned(), values)
        }
        None => found_values(builder, all)?,
    };
    let name = node.words.name_with(node.schema.client_name);
    let docs = schema_docs(node.schema);
    let kind = DefinitionKind::Union(Union {
        discriminator,
        alternatives: Vec::new(),
        default: None,
        shared: Vec::new(),
    });
    let sources = builder.sources();
    let union = builder
        .catalog
        .define(sources, node.origin, name, docs, kind);
    let alternatives = values
        .into_iter()
        .filter_map(|(value, index)| Some((value, all.get(index)?.clone())));
    builder.pending.push(Pending::Union(UnionJob {
        union,
        alternatives: alternatives.collect(),
        default,
        name: node.words.to_target(),
        nesting: builder.trail.nesting,
    }));
    Some(Type::Named(union))
}

/// Defines the model of an alternative.
pub(crate) fn alternative_model<'s>(
    builder: &mut Builder<'s, '_>,
    union: NamePath<'_>,
    value: &str,
    alternative: &Alternative<'s>,
) -> DefinitionId {
    if only_reference(&alternative.schema).is_some() {
        let origin = &alternative.target_origin;
        return model(builder, origin, &alternative.target, true);
    }
    let words = NamePath::Inner(&union, value);
    let node = SchemaNode::inline(&alternative.schema, &alternative.origin, words);
    inline_model(builder, node)
}
