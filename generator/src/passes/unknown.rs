//! Keeps the properties that a description does not declare.

use crate::ir::{Api, DefinitionKind, Type, UnknownProperties};

/// Lets models keep properties that the description does not declare, if that is set.
///
/// Rule: objects may have any other property (JSON Schema, `additionalProperties`). Unless the settings say otherwise,
/// only declared ones are kept. Requires that inherited properties are copied.
pub(super) fn run(api: &mut Api) {
    if api.unknown != UnknownProperties::Keep {
        return;
    }
    for (_, definition) in api.definitions.iter_mut() {
        if let DefinitionKind::Model(model) = &mut definition.kind {
            model.additional_properties.get_or_insert(Type::Any);
        }
    }
}
