use super::visit;
use crate::ir::{Api, DefinitionId, DefinitionKind, Definitions, Usage};

/// Removes the definitions that nothing sent or received reaches any more, such as the error models that `azure_core` reads.
pub(super) fn run(api: &mut Api) {
    let kept: Vec<bool> = api
        .definitions
        .iter()
        .map(|(_, definition)| definition.usage != Usage::default())
        .collect();
    let mut places = Vec::with_capacity(kept.len());
    let mut next = 0;
    for kept in &kept {
        places.push(kept.then_some(DefinitionId(next)));
        next += u32::from(*kept);
    }
    let place = |id: DefinitionId| places.get(id.0 as usize).copied().flatten();
    for (_, definition) in api.definitions.iter_mut() {
        match &mut definition.kind {
            DefinitionKind::Model(model) => model.parents.retain(|parent| place(*parent).is_some()),
            DefinitionKind::Union(union) => union
                .variants
                .retain(|variant| place(variant.model).is_some()),
            DefinitionKind::Enumeration(_) => {}
        }
    }
    let mut remaining = Definitions::default();
    for (definition, kept) in std::mem::take(&mut api.definitions).into_iter().zip(kept) {
        if kept {
            remaining.push(definition);
        }
    }
    api.definitions = remaining;
    visit::definition_ids_mut(api, &mut |id| *id = place(*id).unwrap_or(*id));
}
