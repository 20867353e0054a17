use std::collections::HashMap;

use super::visit;
use crate::ir::{Api, DefinitionId, DefinitionKind, Home};

/// Groups models by the operations that need them: one family for each operation group that alone reaches a definition.
pub(super) fn run(api: &mut Api) {
    let mut family: HashMap<DefinitionId, Option<usize>> = HashMap::new();
    for (group, operations) in api.groups.iter().enumerate() {
        let mut waiting: Vec<_> = operations
            .operations
            .iter()
            .flat_map(visit::operation_types)
            .filter_map(|ty| ty.definition())
            .collect();
        while let Some(id) = waiting.pop() {
            match family.get(&id) {
                None => family.insert(id, Some(group)),
                Some(Some(known)) if *known != group => family.insert(id, None),
                // Reached by this group before, or by several: so was what lies beyond.
                Some(_) => continue,
            };
            waiting.extend(beyond(api, id));
        }
    }
    let names: Vec<_> = api.groups.iter().map(|group| group.name.clone()).collect();
    for (id, definition) in api.definitions.iter_mut() {
        if let Home::Service { family: home } = &mut definition.home {
            *home = family
                .get(&id)
                .copied()
                .flatten()
                .and_then(|group| names.get(group).cloned());
        }
    }
}

/// What a definition mentions.
fn beyond(api: &Api, id: DefinitionId) -> Vec<DefinitionId> {
    let definition = &api.definitions[id];
    let mut beyond: Vec<_> = definition
        .types()
        .into_iter()
        .filter_map(|ty| ty.definition())
        .collect();
    if let DefinitionKind::Union(union) = &definition.kind {
        beyond.extend(union.variants.iter().map(|variant| variant.model));
    }
    beyond
}
