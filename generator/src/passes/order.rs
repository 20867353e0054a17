//! Orders of definitions for several passes.

use crate::ir::{DefinitionId, Definitions};

/// Returns the parents of a definition. Empty if it is not a model.
pub(super) fn parents(definitions: &Definitions, id: DefinitionId) -> &[DefinitionId] {
    let model = definitions
        .get(id)
        .and_then(|definition| definition.as_model());
    model.map_or(&[], |model| model.parents.as_slice())
}

/// Returns all definitions, each after its parents. Lowering rejects cycles; if there is one, it is broken at the first
/// definition.
pub(super) fn parents_first(definitions: &Definitions) -> Vec<DefinitionId> {
    let mut order = Vec::with_capacity(definitions.len());
    let mut met = vec![false; definitions.len()];
    for start in definitions.ids() {
        // Each entry: a definition on the path, and the index of its next parent.
        let mut way = vec![(start, 0)];
        if std::mem::replace(&mut met[start.0 as usize], true) {
            continue;
        }
        while let Some((id, next)) = way.last_mut() {
            let Some(parent) = parents(definitions, *id).get(*next).copied() else {
                order.push(*id);
                way.pop();
                continue;
            };
            *next += 1;
            if let Some(met) = met.get_mut(parent.0 as usize)
                && !std::mem::replace(met, true)
            {
                way.push((parent, 0));
            }
        }
    }
    order
}

/// Returns for each definition its direct children in order.
pub(super) fn children(definitions: &Definitions) -> Vec<Vec<DefinitionId>> {
    let mut children = vec![Vec::new(); definitions.len()];
    for id in definitions.ids() {
        for parent in parents(definitions, id) {
            if let Some(children) = children.get_mut(parent.0 as usize) {
                children.push(id);
            }
        }
    }
    children
}
