//! Assigns definitions to families, which are operation groups.

use std::collections::HashMap;

use super::visit::{self, held};
use crate::ir::{Api, DefinitionHome, DefinitionId, Family, Type};

/// The operation groups that use a definition.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
enum Reach {
    #[default]
    None,
    /// One, by its index in [`Api::groups`].
    One(usize),
    Several,
}

impl Reach {
    fn and(self, other: Reach) -> Reach {
        match (self, other) {
            (Reach::None, reach) | (reach, Reach::None) => reach,
            (Reach::One(one), Reach::One(two)) if one == two => self,
            _ => Reach::Several,
        }
    }
}

/// Finds the only operation group that uses a definition of the service.
///
/// Rule: each family of models has one file (Armsmith's own layout). A definition that only one group uses belongs to
/// it; all others are shared. Groups whose names differ only in case are equal. Types of client parameters are shared.
pub(super) fn run(api: &mut Api) {
    let mut reach = vec![Reach::None; api.definitions.len()];
    let mut open: Vec<(DefinitionId, Reach)> = Vec::new();
    let parameters = api.client.parameters.iter();
    let shared = parameters.filter_map(|parameter| parameter.ty.definition());
    open.extend(shared.map(|id| (id, Reach::Several)));
    let received = api.payloads().filter_map(Type::definition);
    let outside = received.chain(api.exported.iter().copied());
    open.extend(outside.map(|id| (id, Reach::Several)));
    let mut groups = HashMap::new();
    for (place, group) in api.groups.iter().enumerate() {
        let place = *groups.entry(group.name.to_lowercase()).or_insert(place);
        for operation in &group.operations {
            visit::operation(operation, &mut |_, ty| {
                open.extend(ty.definition().map(|id| (id, Reach::One(place))));
            });
        }
    }
    while let Some((id, new)) = open.pop() {
        let known = &mut reach[id.0 as usize];
        let all = known.and(new);
        if *known != all {
            *known = all;
            open.extend(held(&api.definitions[id]).map(|held| (held, all)));
        }
    }
    for ((_, definition), reach) in api.definitions.iter_mut().zip(reach) {
        if let DefinitionHome::Service(family) = &mut definition.home {
            *family = match reach {
                Reach::One(place) => api
                    .groups
                    .get(place)
                    .map_or(Family::Shared, |group| Family::Group(group.name.clone())),
                Reach::None | Reach::Several => Family::Shared,
            };
        }
    }
}
