//! Lowers unions of models.

use super::alternative::Alternative;
use super::builder::Builder;
use super::discriminator::{declared_tags, found_tags};
use super::docs::schema_docs;
use super::job::{Kinds, Pending};
use super::model_queue::{inline_model, model};
use super::name_path::NamePath;
use super::node::Node;
use super::shape::Shape;
use crate::ir::{DefinitionId, DefinitionKind, Type, Union};

/// Lowers a union of models that have different values of one member.
pub(crate) fn union<'s>(
    builder: &mut Builder<'s, '_>,
    node: Node<'_, 's>,
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
    let (discriminator, tags) = match &node.schema.discriminator {
        Some(discriminator) => {
            let tags = declared_tags(builder, discriminator, node.origin, all);
            (discriminator.property_name.to_owned(), tags)
        }
        None => found_tags(builder, all)?,
    };
    let name = node.words.name_with(node.schema.client_name);
    let docs = schema_docs(node.schema);
    let kind = DefinitionKind::Union(Union {
        discriminator,
        variants: Vec::new(),
        shared: Vec::new(),
    });
    let sources = builder.sources();
    let union = builder
        .catalog
        .define(sources, node.origin, name, docs, kind);
    let alternatives = tags
        .into_iter()
        .filter_map(|(tag, index)| Some((tag, all.get(index)?.clone())));
    builder.pending.push(Pending::Union(Kinds {
        union,
        alternatives: alternatives.collect(),
        name: node.words.to_target(),
        nesting: builder.trail.nesting,
    }));
    Some(Type::Named(union))
}

/// Defines the model of an alternative.
pub(crate) fn kind<'s>(
    builder: &mut Builder<'s, '_>,
    union: NamePath<'_>,
    tag: &str,
    alternative: &Alternative<'s>,
) -> DefinitionId {
    if alternative.schema.reference.is_some() {
        let origin = &alternative.target_origin;
        return model(builder, origin, &alternative.target, true);
    }
    let words = NamePath::Inner(&union, tag);
    let node = Node::inline(&alternative.schema, &alternative.origin, words);
    inline_model(builder, node)
}
