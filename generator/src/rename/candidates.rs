//! The names of an API in the description.

use super::model::RenamedKind;
use crate::ir::{Api, Definition, DefinitionKind};

/// Returns the names of all items of a kind.
pub(super) fn names(kind: RenamedKind, api: &Api) -> Vec<String> {
    let definitions = api.definitions.iter().map(|(_, definition)| definition);
    match kind {
        RenamedKind::Operation => api.operations().map(|it| it.id.clone()).collect(),
        RenamedKind::Group => {
            let groups = api.groups.iter().map(|group| group.name.clone());
            groups.filter(|name| !name.is_empty()).collect()
        }
        RenamedKind::Model => definitions.map(|it| it.name.text()).collect(),
        RenamedKind::Property | RenamedKind::Value => {
            let members = definitions.flat_map(|definition| members(kind, definition));
            members.collect()
        }
    }
}

/// Returns the names of the properties or values of a definition, with the name of the definition.
fn members(kind: RenamedKind, definition: &Definition) -> Vec<String> {
    let owner = definition.name.text();
    let names: Vec<&str> = match (&definition.kind, kind) {
        (DefinitionKind::Model(model), RenamedKind::Property) => {
            let properties = model.properties.iter();
            properties
                .flat_map(|it| [Some(it.wire_name.as_str()), it.client_name.as_deref()])
                .flatten()
                .collect()
        }
        (DefinitionKind::Enumeration(enumeration), RenamedKind::Value) => {
            let values = enumeration.values.iter();
            values
                .flat_map(|it| [Some(it.wire.as_str()), it.name.as_deref()])
                .flatten()
                .collect()
        }
        _ => Vec::new(),
    };
    names.iter().map(|name| format!("{owner}.{name}")).collect()
}
