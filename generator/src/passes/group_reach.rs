//! Finds the operation groups that use each item.

use std::collections::BTreeSet;

use super::visit::{self, held};
use crate::ir::{Api, DefinitionId, GroupReach, Type};

/// Finds the operation groups that use each definition, set of response headers and parameter group.
///
/// Rule: an operation uses the types of its parameters and responses, and those of all parameters of its parameter
/// groups, which are one type. A definition uses those of its members and its alternatives. What the client
/// parameters, webhooks and documents without operations use has no group, and belongs to the API itself.
pub(crate) fn run(api: &Api) -> GroupReach {
    let mut reach = GroupReach::of(api);
    let mut open: Vec<(DefinitionId, usize)> = Vec::new();
    for (place, group) in api.groups.iter().enumerate() {
        for operation in &group.operations {
            visit::operation(operation, &mut |_, ty| {
                open.extend(ty.definition().map(|id| (id, place)));
            });
            open.extend(operation.paging().map(|paging| (paging.page, place)));
            if let Some(set) = operation
                .header_set()
                .and_then(|it| reach.header_sets.get_mut(it))
            {
                set.insert(place);
            }
            for used in operation.parameter_groups() {
                if let Some(set) = reach.parameter_groups.get_mut(used.group) {
                    set.insert(place);
                }
                let group = api.parameter_groups.get(used.group);
                let parameters = group.into_iter().flat_map(|group| &group.parameters);
                let types = parameters.filter_map(|parameter| parameter.ty.definition());
                open.extend(types.map(|id| (id, place)));
            }
        }
    }
    while let Some((id, place)) = open.pop() {
        let known = reach.definitions.get_mut(id.0 as usize);
        if known.is_some_and(|groups| groups.insert(place)) {
            open.extend(held(&api.definitions[id]).map(|held| (held, place)));
        }
    }
    for id in outside(api) {
        reach.definitions[id.0 as usize] = BTreeSet::new();
    }
    reach
}

/// Returns the definitions that the API uses outside of operations, and those that they use.
fn outside(api: &Api) -> BTreeSet<DefinitionId> {
    let parameters = api.client.parameters.iter().map(|it| &it.ty);
    let types = parameters.chain(api.payloads());
    let first = types.filter_map(Type::definition);
    let mut open: Vec<_> = first.chain(api.exported.iter().copied()).collect();
    let mut all = BTreeSet::new();
    while let Some(id) = open.pop() {
        if all.insert(id) {
            open.extend(held(&api.definitions[id]));
        }
    }
    all
}
