use std::collections::HashSet;

use crate::{
    diagnostics::Diagnostics,
    ir::{Api, DefinitionId, DefinitionKind, Flattening, Model, Property, Type},
};

/// How deep accessors reach; deeper flattening would only repeat a recursion.
const DEPTH: usize = 8;

/// Lists the members that a flattened member lifts (AutoRest, `x-ms-client-flatten`).
///
/// The wire shape stays; accessors spare the detour. A member whose name is taken, by the model itself or by one lifted
/// before it, is reached the long way only.
pub(super) fn run(api: &mut Api, _diagnostics: &mut Diagnostics) {
    let mut found = Vec::new();
    for (id, definition) in api.definitions.iter() {
        if let Some(model) = definition.as_model() {
            found.push((id, lifted(api, model)));
        }
    }
    for (id, lifted) in found {
        if let DefinitionKind::Model(model) = &mut api.definitions[id].kind {
            for (property, flattened) in model.properties.iter_mut().zip(lifted) {
                property.flattened = flattened;
            }
        }
    }
}

fn lifted(api: &Api, model: &Model) -> Vec<Vec<Flattening>> {
    let mut taken: HashSet<String> = model.properties.iter().map(name).collect();
    let mut lift = |property: &Property| {
        let mut flattened = Vec::new();
        if property.flatten
            && let Type::Named(id) = property.ty
        {
            members(
                api,
                id,
                &[property.wire_name.clone()],
                &mut taken,
                &mut flattened,
            );
        }
        flattened
    };
    model.properties.iter().map(&mut lift).collect()
}

fn members(
    api: &Api,
    id: DefinitionId,
    path: &[String],
    taken: &mut HashSet<String>,
    flattened: &mut Vec<Flattening>,
) {
    let Some(model) = api.definitions[id].as_model() else {
        return;
    };
    for property in &model.properties {
        if property.discriminator || matches!(property.ty, Type::Constant(_)) {
            continue;
        }
        let mut path = path.to_vec();
        path.push(property.wire_name.clone());
        match (&property.ty, property.flatten && path.len() < DEPTH) {
            (Type::Named(inner), true) => members(api, *inner, &path, taken, flattened),
            _ if taken.insert(name(property)) => flattened.push(Flattening { path }),
            _ => {}
        }
    }
}

/// The name by which members clash: what code sees of them, in whatever case.
fn name(property: &Property) -> String {
    property
        .client_name
        .as_ref()
        .unwrap_or(&property.wire_name)
        .to_lowercase()
}
