//! The names of parameter groups and their fields.

use super::{
    FieldName, ParameterGroupNames, Words, clients,
    renaming::{RenamedItem, Renamings},
    reserved,
    scope::{Fallback, NameRequest, NameScope, names},
};
use crate::ir::{Api, ParameterGroup};

/// Assigns the names of each group's fields.
pub(super) fn fields(api: &Api, renamings: &mut Renamings<'_>) -> Vec<Vec<FieldName>> {
    let groups = api.parameter_groups.iter();
    groups
        .map(|group| {
            let requests = group.parameters.iter().map(clients::parameter).collect();
            let mut scope = NameScope::reserving(reserved::ARGUMENTS.iter().copied());
            names(scope.assign_all(requests, renamings))
        })
        .collect()
}

/// Assigns the names of the groups' types.
pub(super) fn assign(
    api: &Api,
    fields: Vec<Vec<FieldName>>,
    types: &mut NameScope,
    renamings: &mut Renamings<'_>,
) -> Vec<ParameterGroupNames> {
    let requests = api.parameter_groups.iter().map(group).collect();
    names(types.assign_all(requests, renamings))
        .into_iter()
        .zip(fields)
        .map(|(name, fields)| ParameterGroupNames { name, fields })
        .collect()
}

/// Requests the names of a group: its type, and the argument or option that holds it.
pub(super) fn group(group: &ParameterGroup) -> NameRequest<'_> {
    let subject = match group.parameters.first() {
        Some(parameter) => RenamedItem::value("parameter group", &parameter.origin),
        None => RenamedItem::nowhere("parameter group"),
    };
    NameRequest::new(Words::of(&group.name), subject)
        .if_reserved(Fallback::Word("parameters"))
        .if_taken(Fallback::Word("parameters"))
}
