//! Copies inherited members to each model.

use indexmap::IndexMap;

use super::order::parents_first;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place, contradiction};
use crate::ir::{
    Definition, DefinitionId, DefinitionKind, Definitions, Model, Origin, Property, Type,
};

/// Copies the inherited members of each model before its own.
///
/// Rule: `allOf` composes; an object is valid if it is valid against all members (Swagger 2.0, "Composition and
/// Inheritance"). So a model has the members of its parents, in the order of `allOf`, each after those that the parent
/// inherits. A member that is inherited several times is used once, from the first parent. A model may declare an
/// inherited member again. Its declaration is used, at the position of the inherited member. What it omits is
/// inherited: the name in code, the description, and whether it is required or secret. Additional properties are
/// inherited if the model does not declare any.
///
/// Every discriminator of the model or of an ancestor is marked.
///
/// If more members than [`MOST_COPIES`] are inherited, the remaining models only keep their own members, and an error
/// reports it.
pub(super) fn run(definitions: &mut Definitions, diagnostics: &mut Diagnostics) {
    let mut copies = 0;
    let mut discriminators = vec![Vec::new(); definitions.len()];
    let mut done = vec![false; definitions.len()];
    for id in parents_first(definitions) {
        if let Some(model) = definitions[id].as_model() {
            let inherited = gather(definitions, model, &discriminators, &done, diagnostics);
            for own in &model.properties {
                let other = inherited.properties.get(&own.wire_name);
                let warning = other.and_then(|other| contradiction(definitions, own, other));
                diagnostics.extend(warning);
            }
            copies += inherited.properties.len();
            if copies > MOST_COPIES {
                diagnostics.push(too_large(&definitions[id]));
                return;
            }
            discriminators[id.0 as usize] = apply(definitions, id, inherited);
            check_required(&definitions[id], diagnostics);
        }
        done[id.0 as usize] = true;
    }
}

/// The maximum number of inherited members in an API. A million fields are about 100 MB of code, and the largest
/// services of Azure have one percent of that.
const MOST_COPIES: usize = 1_000_000;

fn too_large(definition: &Definition) -> Diagnostic {
    let name = definition.name.text();
    let message =
        format!("the models up to `{name}` inherit more than {MOST_COPIES} properties in total");
    let place = Place::Key(definition.origin.clone());
    Diagnostic::new(Code::TooLarge, place, message)
        .help("use fewer levels of `allOf`, so that properties are inherited less often")
}

/// The inherited parts of a model.
struct Inherited {
    properties: IndexMap<String, Property>,
    additional_properties: Option<Type>,
    nullable_additional_properties: bool,
    discriminators: Vec<String>,
}

fn gather(
    definitions: &Definitions,
    model: &Model,
    discriminators: &[Vec<String>],
    done: &[bool],
    diagnostics: &mut Diagnostics,
) -> Inherited {
    let mut inherited = Inherited {
        properties: IndexMap::new(),
        additional_properties: None,
        nullable_additional_properties: false,
        discriminators: model.discriminator.iter().cloned().collect(),
    };
    for parent in &model.parents {
        let place = parent.0 as usize;
        let model = definitions
            .get(*parent)
            .and_then(|parent| parent.as_model());
        let (Some(model), Some(true), Some(discriminators)) =
            (model, done.get(place), discriminators.get(place))
        else {
            continue;
        };
        for property in &model.properties {
            match inherited.properties.get(&property.wire_name) {
                Some(first) => diagnostics.extend(contradiction(definitions, first, property)),
                None => {
                    let name = property.wire_name.clone();
                    inherited.properties.insert(name, property.clone());
                }
            }
        }
        if inherited.additional_properties.is_none() {
            inherited.nullable_additional_properties = model.nullable_additional_properties;
            inherited
                .additional_properties
                .clone_from(&model.additional_properties);
        }
        for discriminator in discriminators {
            if !inherited.discriminators.contains(discriminator) {
                inherited.discriminators.push(discriminator.clone());
            }
        }
    }
    inherited
}

/// Adds the inherited parts to a model. Returns the discriminators of the model and its ancestors.
fn apply(definitions: &mut Definitions, id: DefinitionId, inherited: Inherited) -> Vec<String> {
    let Inherited {
        mut properties,
        additional_properties,
        nullable_additional_properties,
        discriminators,
    } = inherited;
    let DefinitionKind::Model(model) = &mut definitions[id].kind else {
        return discriminators;
    };
    for mut own in std::mem::take(&mut model.properties) {
        if let Some(inherited) = properties.get(&own.wire_name) {
            refine(&mut own, inherited);
        }
        // An existing key keeps its position.
        properties.insert(own.wire_name.clone(), own);
    }
    for name in &model.required_inherited {
        if let Some(property) = properties.get_mut(name) {
            property.required = true;
        }
    }
    for discriminator in &discriminators {
        if let Some(property) = properties.get_mut(discriminator) {
            property.discriminator = true;
        }
    }
    model.properties = properties.into_values().collect();
    if model.additional_properties.is_none() {
        model.additional_properties = additional_properties;
        model.nullable_additional_properties = nullable_additional_properties;
    }
    discriminators
}

/// Reports required members that a model does not have, unless it may have additional properties.
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
        let message = format!("`{of}` requires the property `{name}`, which it does not declare");
        let place = Place::Value(Origin {
            pointer: format!("{}/required", definition.origin.pointer),
            ..definition.origin.clone()
        });
        let warning = Diagnostic::new(Code::Inconsistent, place, message);
        diagnostics.push(warning.help("declare the property, or remove it from `required`"));
    }
}

/// Adds to a repeated member what its new declaration omits.
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
