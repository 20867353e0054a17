//! Models on their way into the catalog: their members are lowered later.

use std::rc::Rc;

use super::builder::Builder;
use super::docs::schema_docs;
use super::job::{Job, Pending};
use super::name_path::TargetName;
use super::node::Node;
use crate::dialect::document::Schema;
use crate::ir::{DefinitionId, DefinitionKind, Model, Origin};

/// The model that is the target of a reference. `whole`: it is used as a type of its own, so that its derived kinds may
/// stand for it, not only as a parent.
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
            builder.queue.push_back(Job {
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

/// The model that is defined where it is used.
pub(crate) fn inline_model<'s>(builder: &mut Builder<'s, '_>, node: Node<'_, 's>) -> DefinitionId {
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
    builder.pending.push(Pending::Model(Job {
        id,
        origin: node.origin.clone(),
        schema: Rc::new(node.schema.clone()),
        name: node.words.to_target(),
        nesting: builder.trail.nesting,
    }));
    builder.catalog.open.insert(id);
    id
}

/// The name that the target of a reference brings along.
pub(crate) fn target_name(builder: &Builder<'_, '_>, target: &Origin) -> TargetName {
    let document = builder.sources().document(target.document);
    let stem = document.path.file_stem().unwrap_or_default();
    let definitions = builder.conventions().definitions;
    TargetName::of(target, definitions, &stem.to_string_lossy())
}
