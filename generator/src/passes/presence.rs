//! Decides which members every value of a model has.

use super::recursion;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::ir::{
    Api, Definition, DefinitionHome, DefinitionId, DefinitionKind, Profile, Property, Type, Usage,
};

/// Decides which members every value of a model has, for APIs outside of Azure.
///
/// Rule: a required member is in every value (JSON Schema, `required`). A read-only one is only required in responses
/// and a write-only one only in requests (OpenAPI 3.0.3, `readOnly` and `writeOnly`), so that models for both do not
/// have to have it. An empty list may be absent in XML. Values are finite: if required members form a ring, one of them
/// is optional. Requires the `usage` pass.
pub(super) fn run(api: &mut Api, diagnostics: &mut Diagnostics) {
    if api.profile != Profile::Plain {
        return;
    }
    for (_, definition) in api.definitions.iter_mut() {
        let usage = usage(definition);
        if let DefinitionKind::Model(model) = &mut definition.kind {
            for property in &mut model.properties {
                property.always_present = is_always_present(property, usage);
            }
        }
    }
    let rings = recursion::closing_members(&api.definitions, required_model);
    for (id, place) in rings {
        let definition = &mut api.definitions[id];
        let name = definition.name.text();
        if let DefinitionKind::Model(model) = &mut definition.kind
            && let Some(property) = model.properties.get_mut(place)
        {
            property.always_present = false;
            diagnostics.push(ring(&name, property));
        }
    }
}

/// Returns the usage of a definition. Common types are equal in all services, whatever their usage.
fn usage(definition: &Definition) -> Usage {
    let usage = definition.usage();
    match definition.home {
        DefinitionHome::Service(_) => usage,
        DefinitionHome::Common { .. } => Usage {
            request: true,
            response: true,
            ..usage
        },
    }
}

fn is_always_present(property: &Property, usage: Usage) -> bool {
    let mutability = property.mutability;
    let in_requests = mutability.create && mutability.update;
    let is_list_in_xml = usage.xml && matches!(property.ty, Type::Array { .. });
    property.required
        && !matches!(property.ty, Type::Constant(_))
        && (in_requests || !usage.request)
        && (mutability.read || !usage.response)
        && !is_list_in_xml
}

/// Returns the model that a member always contains. Unions have an alternative for unknown values.
fn required_model(property: &Property) -> Option<DefinitionId> {
    let held = property.ty.own_definition();
    held.filter(|_| property.always_present && !property.nullable)
}

fn ring(model: &str, property: &Property) -> Diagnostic {
    let name = &property.wire_name;
    let message = format!(
        "the required property `{name}` leads back to `{model}`, so that no value is complete; it is optional"
    );
    let place = Place::Value(property.origin.clone());
    Diagnostic::new(Code::Inconsistent, place, message)
        .help("remove one of the properties from `required`")
}
