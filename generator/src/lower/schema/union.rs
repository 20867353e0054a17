//! Unions of models.

use super::alternatives::Alternative;
use super::discriminator::{declared_tags, found_tags};
use super::docs::schema_docs;
use super::name_path::Words;
use super::named::{inline_model, model};
use super::node::Node;
use super::shape::Shape;
use crate::ir::{DefinitionId, DefinitionKind, Type, Union, Variant};
use crate::lower::builder::Builder;

/// The union of alternatives that are models with different values of one member.
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
    let empty = Union {
        discriminator: discriminator.clone(),
        variants: Vec::new(),
        shared: Vec::new(),
    };
    let id = builder.catalog.define(
        builder.sources(),
        node.origin,
        name,
        docs,
        DefinitionKind::Union(empty),
    );
    let mut variants = Vec::new();
    for (tag, index) in tags {
        let Some(one) = all.get(index) else { continue };
        let model = kind(builder, node, one, &tag);
        variants.push(Variant { tag, model });
    }
    builder.catalog.definitions[id].kind = DefinitionKind::Union(Union {
        discriminator,
        variants,
        shared: Vec::new(),
    });
    Some(Type::Named(id))
}

/// The model of an alternative.
fn kind<'s>(
    builder: &mut Builder<'s, '_>,
    node: Node<'_, 's>,
    one: &Alternative<'s>,
    tag: &str,
) -> DefinitionId {
    if one.schema.reference.is_some() {
        return model(builder, &one.target_origin, &one.target, true);
    }
    inline_model(
        builder,
        Node {
            schema: &one.schema,
            origin: &one.origin,
            words: Words::Inner(&node.words, tag),
            ..node
        },
    )
}
