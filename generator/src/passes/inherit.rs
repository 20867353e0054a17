use std::collections::HashMap;

use crate::ir::{Api, DefinitionId, DefinitionKind, Property, Type};

/// Copies the members of `allOf` parents into their children (JSON Schema validation, section 5.22: an instance is valid
/// against all of them).
///
/// Parents come first, in spec order and depth first, each once even where two ways lead to it. A child that declares a
/// member again decides about it, at the place where the parent had it.
pub(super) fn run(api: &mut Api) {
    let mut done: HashMap<DefinitionId, Inherited> = HashMap::new();
    let ids: Vec<_> = api.definitions.iter().map(|(id, _)| id).collect();
    for id in &ids {
        collect(api, *id, &mut done, &mut Vec::new());
    }
    for id in ids {
        if let (Some(inherited), DefinitionKind::Model(model)) =
            (done.remove(&id), &mut api.definitions[id].kind)
        {
            model.properties = inherited.properties;
            model.additional_properties = inherited.additional;
        }
    }
}

#[derive(Clone, Default)]
struct Inherited {
    properties: Vec<Property>,
    additional: Option<Type>,
}

/// The members of a definition with those of its ancestors. `path` holds the way here, so that a cycle, which lowering
/// refuses, would end all the same.
fn collect(
    api: &Api,
    id: DefinitionId,
    done: &mut HashMap<DefinitionId, Inherited>,
    path: &mut Vec<DefinitionId>,
) {
    if done.contains_key(&id) || path.contains(&id) {
        return;
    }
    let Some(model) = api.definitions[id].as_model() else {
        return;
    };
    path.push(id);
    let mut all = Inherited::default();
    for parent in &model.parents {
        collect(api, *parent, done, path);
        if let Some(inherited) = done.get(parent) {
            merge(&mut all.properties, &inherited.properties);
            all.additional = all.additional.or_else(|| inherited.additional.clone());
        }
    }
    merge(&mut all.properties, &model.properties);
    for property in &mut all.properties {
        property.required |= model.required_inherited.contains(&property.wire_name);
    }
    all.additional = model.additional_properties.clone().or(all.additional);
    path.pop();
    done.insert(id, all);
}

fn merge(all: &mut Vec<Property>, own: &[Property]) {
    let mut places: HashMap<String, usize> = all
        .iter()
        .enumerate()
        .map(|(place, property)| (property.wire_name.clone(), place))
        .collect();
    for property in own {
        match places.get(&property.wire_name) {
            Some(place) => all[*place] = redeclared(&all[*place], property),
            None => {
                places.insert(property.wire_name.clone(), all.len());
                all.push(property.clone());
            }
        }
    }
}

/// A member that a child declares again: all constraints hold, and prose that the child leaves out is the parent's.
fn redeclared(parent: &Property, child: &Property) -> Property {
    let mut property = child.clone();
    property.required |= parent.required;
    property.secret |= parent.secret;
    if property.docs.description.is_none() && property.docs.summary.is_none() {
        property.docs = parent.docs.clone();
    }
    if property.client_name.is_none() {
        property.client_name.clone_from(&parent.client_name);
    }
    property
}
