//! Inherited members, copied into each model.

use indexmap::IndexMap;

use super::order::parents_first;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::ir::{Definition, DefinitionId, DefinitionKind, Definitions, Model, Property, Type};

/// Copies what a model inherits into it, before its own members.
///
/// Rule: `allOf` composes; an object is valid when it is valid against all members (Swagger 2.0,
/// "Composition and Inheritance"). So a model has its parents' members, parents in the order of
/// `allOf`, each parent's own inheritance first. A member that two ways lead to counts once, by the
/// first. A model that declares an inherited member again says more of it: its declaration counts,
/// in the place where the member was, and what it leaves unsaid stays: its name in code, its prose,
/// and that it is required or secret. What members beyond the known ones hold is inherited where
/// the model does not say.
///
/// Every member that is a tag of the model's own kinds or of an ancestor's is marked.
///
/// Where more members are inherited than [`MOST_COPIES`], the rest of the models keep their own, and an error says so.
pub(super) fn run(definitions: &mut Definitions, diagnostics: &mut Diagnostics) {
    let mut copies = 0;
    let mut tags = vec![Vec::new(); definitions.len()];
    let mut done = vec![false; definitions.len()];
    for id in parents_first(definitions) {
        if let Some(inherited) = definitions[id]
            .as_model()
            .map(|model| gather(definitions, model, &tags, &done))
        {
            copies += inherited.properties.len();
            if copies > MOST_COPIES {
                diagnostics.push(too_large(&definitions[id]));
                return;
            }
            tags[id.0 as usize] = apply(definitions, id, inherited);
            check_required(&definitions[id], diagnostics);
        }
        done[id.0 as usize] = true;
    }
}

/// The most members that the models of an API inherit in all: a million fields are about 100 MB of code, and the
/// largest services that Azure publishes have a hundredth of that.
const MOST_COPIES: usize = 1_000_000;

fn too_large(definition: &Definition) -> Diagnostic {
    let name = definition.name.text();
    let message = format!(
        "with `{name}`, the models of the API inherit more than {MOST_COPIES} members in all"
    );
    let place = Place::Key(definition.origin.clone());
    Diagnostic::new(Code::TooLarge, place, message)
        .help("describe the members once, in fewer levels of `allOf`")
}

/// What a model inherits.
struct Inherited {
    properties: IndexMap<String, Property>,
    additional_properties: Option<Type>,
    tags: Vec<String>,
}

fn gather(
    definitions: &Definitions,
    model: &Model,
    tags: &[Vec<String>],
    done: &[bool],
) -> Inherited {
    let mut inherited = Inherited {
        properties: IndexMap::new(),
        additional_properties: None,
        tags: model.discriminator.iter().cloned().collect(),
    };
    for parent in &model.parents {
        let place = parent.0 as usize;
        let model = definitions
            .get(*parent)
            .and_then(|parent| parent.as_model());
        let (Some(model), Some(true), Some(tags)) = (model, done.get(place), tags.get(place))
        else {
            continue;
        };
        for property in &model.properties {
            inherited
                .properties
                .entry(property.wire_name.clone())
                .or_insert_with(|| property.clone());
        }
        if inherited.additional_properties.is_none() {
            inherited
                .additional_properties
                .clone_from(&model.additional_properties);
        }
        for tag in tags {
            if !inherited.tags.contains(tag) {
                inherited.tags.push(tag.clone());
            }
        }
    }
    inherited
}

/// Gives a model what it inherits. Answers with the tags that tell it or its kinds apart.
fn apply(definitions: &mut Definitions, id: DefinitionId, inherited: Inherited) -> Vec<String> {
    let Inherited {
        mut properties,
        additional_properties,
        tags,
    } = inherited;
    let DefinitionKind::Model(model) = &mut definitions[id].kind else {
        return tags;
    };
    for mut own in std::mem::take(&mut model.properties) {
        if let Some(inherited) = properties.get(&own.wire_name) {
            refine(&mut own, inherited);
        }
        // An equal key keeps its place.
        properties.insert(own.wire_name.clone(), own);
    }
    for name in &model.required_inherited {
        if let Some(property) = properties.get_mut(name) {
            property.required = true;
        }
    }
    for tag in &tags {
        if let Some(property) = properties.get_mut(tag) {
            property.discriminator = true;
        }
    }
    model.properties = properties.into_values().collect();
    if model.additional_properties.is_none() {
        model.additional_properties = additional_properties;
    }
    tags
}

/// Says which members a model requires and does not have. Where it may have others, they may be among those.
fn check_required(definition: &Definition, diagnostics: &mut Diagnostics) {
    let Some(model) = definition.as_model() else {
        return;
    };
    if model.additional_properties.is_some() {
        return;
    }
    for name in &model.required_inherited {
        if model
            .properties
            .iter()
            .any(|property| property.wire_name == *name)
        {
            continue;
        }
        let of = definition.name.text();
        let message = format!("`{of}` requires the member `{name}`, which it does not have");
        let place = Place::Key(definition.origin.clone());
        let warning = Diagnostic::new(Code::Inconsistent, place, message);
        diagnostics.push(warning.help("declare the member, or take its name off the list"));
    }
}

/// Adds to a member that is declared again what its new declaration leaves unsaid.
fn refine(own: &mut Property, inherited: &Property) {
    own.required |= inherited.required;
    own.secret |= inherited.secret;
    if own.client_name.is_none() {
        own.client_name.clone_from(&inherited.client_name);
    }
    if own.docs.summary.is_none() && own.docs.description.is_none() {
        own.docs.clone_from(&inherited.docs);
    }
}
