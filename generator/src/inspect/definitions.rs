//! Summaries of models, unions and enumerations.

use serde::Serialize;

use super::words;
use crate::ir::{
    Definition, DefinitionHome, DefinitionKind, Definitions, Enumeration, JsonUnion, Model,
    Property, Tuple, Union, Usage,
};

/// A model.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ModelView {
    /// The name in the specification.
    pub name: String,
    /// The file of common types that contains it.
    pub common: Option<String>,
    /// The usage: `request`, `response`, …
    pub usage: Vec<&'static str>,
    /// The parents.
    pub parents: Vec<String>,
    /// The members, including inherited ones.
    pub members: Vec<MemberView>,
    /// The type of additional members.
    pub additional: Option<String>,
}

/// A member of a model.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MemberView {
    /// The wire name.
    pub name: String,
    /// The type.
    #[serde(rename = "type")]
    pub ty: String,
    /// Attributes: `required`, `read-only`, …
    pub notes: Vec<String>,
}

/// An enumeration.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EnumerationView {
    /// The name in the specification.
    pub name: String,
    /// The file of common types that contains it.
    pub common: Option<String>,
    /// The type of the values.
    pub base: String,
    /// The known values.
    pub values: Vec<String>,
}

/// A union.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UnionView {
    /// The name in the specification.
    pub name: String,
    /// The file of common types that contains it.
    pub common: Option<String>,
    /// The discriminator. `None` if the alternatives are distinguished by their JSON.
    pub discriminator: Option<String>,
    /// The discriminator values, or the JSON types, with the types of the alternatives.
    pub alternatives: Vec<(String, String)>,
}

/// A summary of a tuple.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TupleView {
    /// The name in the specification.
    pub name: String,
    /// The file of common types that contains it.
    pub common: Option<String>,
    /// The types of the first items, with notes.
    pub items: Vec<String>,
    /// The type of all other items, if there may be any.
    pub further: Option<String>,
}

/// The summaries of all definitions.
#[derive(Clone, Debug, Default)]
pub(super) struct DefinitionViews {
    pub(super) models: Vec<ModelView>,
    pub(super) enumerations: Vec<EnumerationView>,
    pub(super) unions: Vec<UnionView>,
    pub(super) tuples: Vec<TupleView>,
}

pub(super) fn views(definitions: &Definitions) -> DefinitionViews {
    let mut views = DefinitionViews::default();
    for (_, definition) in definitions.iter() {
        match &definition.kind {
            DefinitionKind::Model(it) => {
                views.models.push(model(definition, it, definitions));
            }
            DefinitionKind::Enumeration(choice) => {
                views.enumerations.push(enumeration(definition, choice));
            }
            DefinitionKind::Union(choice) => {
                views.unions.push(union(definition, choice, definitions));
            }
            DefinitionKind::JsonUnion(choice) => {
                let view = json_union(definition, choice, definitions);
                views.unions.push(view);
            }
            DefinitionKind::Tuple(it) => views.tuples.push(tuple(definition, it, definitions)),
        }
    }
    views
}

fn model(definition: &Definition, model: &Model, definitions: &Definitions) -> ModelView {
    ModelView {
        name: definition.name.text(),
        common: common(definition),
        usage: usage(definition.usage()),
        parents: model
            .parents
            .iter()
            .map(|id| definitions[*id].name.text())
            .collect(),
        members: model
            .properties
            .iter()
            .map(|property| member(property, definitions))
            .collect(),
        additional: model
            .additional_properties
            .as_ref()
            .map(|ty| words::ty(ty, definitions)),
    }
}

fn member(property: &Property, definitions: &Definitions) -> MemberView {
    let mutability = property.mutability;
    let verbs = [
        (mutability.create, "create"),
        (mutability.read, "read"),
        (mutability.update, "update"),
    ];
    let verbs = verbs.into_iter().filter(|(holds, _)| *holds);
    let partly = !mutability.is_read_only() && verbs.clone().count() < 3;
    let partly = partly.then(|| {
        let verbs: Vec<_> = verbs.map(|(_, verb)| verb).collect();
        format!("{} only", verbs.join(" and "))
    });
    let notes = [
        (property.required, "required"),
        (mutability.is_read_only(), "read-only"),
        (property.nullable, "nullable"),
        (property.secret, "secret"),
        (property.flatten.is_requested(), "flattened"),
        (property.storage.is_boxed(), "boxed"),
        (property.discriminator, "discriminator"),
    ];
    let notes = notes.into_iter().filter(|(holds, _)| *holds);
    MemberView {
        name: property.wire_name.clone(),
        ty: words::ty(&property.ty, definitions),
        notes: notes
            .map(|(_, note)| note.to_owned())
            .chain(partly)
            .collect(),
    }
}

fn enumeration(definition: &Definition, enumeration: &Enumeration) -> EnumerationView {
    EnumerationView {
        name: definition.name.text(),
        common: common(definition),
        base: words::base(enumeration.base).into(),
        values: enumeration
            .values
            .iter()
            .map(|value| value.wire.clone())
            .collect(),
    }
}

fn union(definition: &Definition, union: &Union, definitions: &Definitions) -> UnionView {
    UnionView {
        name: definition.name.text(),
        common: common(definition),
        discriminator: Some(union.discriminator.clone()),
        alternatives: union
            .alternatives
            .iter()
            .map(|alternative| {
                (
                    alternative.value.to_string(),
                    definitions[alternative.model].name.text(),
                )
            })
            .collect(),
    }
}

fn json_union(definition: &Definition, union: &JsonUnion, definitions: &Definitions) -> UnionView {
    let alternatives = union.alternatives.iter();
    UnionView {
        name: definition.name.text(),
        common: common(definition),
        discriminator: None,
        alternatives: alternatives
            .map(|one| (words::json(one), words::ty(&one.ty, definitions)))
            .collect(),
    }
}

fn tuple(definition: &Definition, tuple: &Tuple, definitions: &Definitions) -> TupleView {
    let items = tuple.items.iter().map(|item| {
        let mut text = words::ty(&item.ty, definitions);
        let notes = [(item.nullable, "nullable"), (!item.required, "optional")];
        for (_, note) in notes.into_iter().filter(|(holds, _)| *holds) {
            text.push_str(", ");
            text.push_str(note);
        }
        text
    });
    let further = tuple.further.as_ref();
    TupleView {
        name: definition.name.text(),
        common: common(definition),
        items: items.collect(),
        further: further.map(|further| words::ty(&further.ty, definitions)),
    }
}

fn common(definition: &Definition) -> Option<String> {
    match &definition.home {
        DefinitionHome::Service(_) => None,
        DefinitionHome::Common { path } => Some(path.join("/")),
    }
}

fn usage(usage: Usage) -> Vec<&'static str> {
    let notes = [
        (usage.request, "request"),
        (usage.response, "response"),
        (usage.body || usage.xml_body, "body"),
        (usage.merge_patch, "merge patch"),
        (usage.xml, "XML"),
    ];
    let notes = notes.into_iter().filter(|(holds, _)| *holds);
    notes.map(|(_, note)| note).collect()
}
