//! Builds the Rust types of definitions.

use super::{
    super::{
        definition::{Definition, DefinitionKind, Formats},
        docs::Docs,
    },
    enumeration::enumeration,
    json_union::json_union,
    model::model,
    page::page,
    tuple::tuple,
    types::TypeContext,
    union::union,
    xml,
};
use crate::{
    ir::{self, DefinitionId, code},
    names::TypeName,
};

/// Builds the type of a definition.
pub(crate) fn definition(context: &TypeContext<'_>, id: DefinitionId) -> Definition {
    let definition = context.context.definition(id);
    let names = context.context.type_names(id);
    let kind = match &definition.kind {
        ir::DefinitionKind::Model(it) => {
            DefinitionKind::Model(Box::new(model(context, definition, it, names)))
        }
        ir::DefinitionKind::Enumeration(it) => DefinitionKind::Enumeration(enumeration(it, names)),
        ir::DefinitionKind::JsonUnion(it) => {
            DefinitionKind::JsonUnion(json_union(context, id, it, names))
        }
        ir::DefinitionKind::Tuple(it) => DefinitionKind::Tuple(tuple(context, it)),
        ir::DefinitionKind::Union(it) => {
            DefinitionKind::Union(union(context, definition, it, names))
        }
    };
    let usage = definition.usage();
    let is_object = !matches!(kind, DefinitionKind::Enumeration(_));
    let items = context.context.items_of_page(id);
    Definition {
        name: names.name.clone(),
        docs: docs(definition, &names.name),
        deprecated: definition.docs.deprecated.clone(),
        kind,
        formats: match usage.xml {
            true => Formats::JsonOrXml,
            false => Formats::Json,
        },
        json_body: usage.body && is_object,
        xml_body: (usage.xml_body && is_object).then(|| xml::body(definition)),
        page: items.and_then(|path| page(context, definition, names, path)),
    }
}

fn docs(definition: &ir::Definition, name: &TypeName) -> Docs {
    let called = code(&definition.name.text());
    let fallback = match &definition.kind {
        ir::DefinitionKind::Model(_) => format!("The {called} model."),
        ir::DefinitionKind::Enumeration(_) => format!("Known values of {called}."),
        ir::DefinitionKind::Union(_) | ir::DefinitionKind::JsonUnion(_) => {
            format!("The alternatives of {called}.")
        }
        ir::DefinitionKind::Tuple(_) => format!("The items of {called}."),
    };
    let mut docs = Docs::of(&definition.docs, &fallback);
    if let ir::DefinitionKind::Union(union) = &definition.kind {
        docs.paragraph(&format!(
            "Discriminated by the {} property.",
            code(&union.discriminator)
        ));
    } else if let ir::DefinitionKind::JsonUnion(_) = &definition.kind {
        docs.paragraph("The JSON of a value selects the alternative.");
    } else if let Some(original) = name.renamed_from() {
        docs.paragraph(&format!(
            "Named `{name}` to avoid a conflict with `{original}`."
        ));
    }
    docs
}
