//! Groups of parameters and their fields.

use super::{
    FieldName, ParameterGroupNames, Words, clients,
    renaming::{Renamings, Subject},
    reserved,
    scope::{Alternative, Claim, Scope, names},
};
use crate::ir::{Api, ParameterGroup};

/// Claims the names of each group's fields.
pub(super) fn fields(api: &Api, renamings: &mut Renamings<'_>) -> Vec<Vec<FieldName>> {
    let groups = api.parameter_groups.iter();
    groups
        .map(|group| {
            let claims = group.parameters.iter().map(clients::parameter).collect();
            let mut scope = Scope::reserving(reserved::ARGUMENTS.iter().copied());
            names(scope.claim_all(claims, renamings))
        })
        .collect()
}

/// Claims the names of the groups' types.
pub(super) fn claim(
    api: &Api,
    fields: Vec<Vec<FieldName>>,
    types: &mut Scope,
    renamings: &mut Renamings<'_>,
) -> Vec<ParameterGroupNames> {
    let claims = api.parameter_groups.iter().map(group).collect();
    names(types.claim_all(claims, renamings))
        .into_iter()
        .zip(fields)
        .map(|(name, fields)| ParameterGroupNames { name, fields })
        .collect()
}

/// A group's wish for a name: for its type, and for the argument or option that holds it.
pub(super) fn group(group: &ParameterGroup) -> Claim<'_> {
    let subject = match group.parameters.first() {
        Some(parameter) => Subject::value("parameter group", &parameter.origin),
        None => Subject::nowhere("parameter group"),
    };
    Claim::new(Words::of(&group.name), subject)
        .if_reserved(Alternative::Word("parameters"))
        .if_taken(Alternative::Word("parameters"))
}
