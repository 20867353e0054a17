//! Adds models to the catalog, and queues their members.

use std::rc::Rc;

use super::builder::Builder;
use super::docs::schema_docs;
use super::job::{Pending, PendingModel};
use super::name_path::TargetName;
use super::node::SchemaNode;
use crate::dialect::document::Schema;
use crate::ir::{DefinitionId, DefinitionKind, Model, Origin};

/// Returns the model of a referenced schema. `whole` is true if it is used as a type, so that derived models may
/// replace it, and not only as a parent.
pub(crate) fn model<'s>(
    builder: &mut Builder<'s, '_>,
    origin: &Origin,
    schema: &Rc<Schema<'s>>,
    whole: bool,
) -> DefinitionId {
    let id = match builder.catalog.known.get(origin) {
        Some(id) => *id,
        None => {
            let name = target_name(builder, origin);
            let id = builder.catalog.define(
                builder.sources(),
                origin,
                name.words().name_with(schema.client_name),
                schema_docs(schema),
                DefinitionKind::Model(Model::default()),
            );
            builder.queue.push_back(PendingModel {
                id,
                origin: origin.clone(),
                schema: Rc::clone(schema),
                name,
                nesting: 0,
            });
            id
        }
    };
    if whole {
        builder.catalog.open.insert(id);
    }
    id
}

/// Returns the model of an inline schema.
pub(crate) fn inline_model<'s>(
    builder: &mut Builder<'s, '_>,
    node: SchemaNode<'_, 's>,
) -> DefinitionId {
    if let Some(id) = builder.catalog.known.get(node.origin) {
        return *id;
    }
    let id = builder.catalog.define(
        builder.sources(),
        node.origin,
        node.words.name(),
        schema_docs(node.schema),
        DefinitionKind::Model(Model::default()),
    );
    builder.pending.push(Pending::Model(PendingModel {
        id,
        origin: node.origin.clone(),
        schema: Rc::new(node.schema.clone()),
        name: node.words.to_target(),
        nesting: builder.trail.nesting,
    }));
    builder.catalog.open.insert(id);
    id
}

/// Returns the name of a referenced schema.
pub(crate) fn target_name(builder: &Builder<'_, '_>, target: &Origin) -> TargetName {
    let document = builder.sources().document(target.document);
    let stem = document.path.file_stem().unwrap_or_default();
    let definitions = builder.conventions().definitions;
    TargetName::of(target, definitions, &stem.to_string_lossy())
}
