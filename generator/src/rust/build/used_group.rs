//! The groups of parameters that an operation uses.

use super::{super::docs, context::Context};
use crate::{
    ir::{self, Operation, Parameter},
    names::{FieldName, MethodNames, ParameterGroupNames},
};

/// A group that an operation uses.
pub(super) struct UsedGroup<'a> {
    pub(super) group: &'a ir::ParameterGroup,
    pub(super) names: &'a ParameterGroupNames,
    /// The argument or option that holds it.
    pub(super) held_by: &'a FieldName,
    /// Whether that is an argument.
    pub(super) required: bool,
}

/// The groups that an operation uses, in the order of its parameters.
pub(super) fn used_groups<'a>(
    context: &Context<'a>,
    operation: &'a Operation,
    names: &'a MethodNames,
) -> impl Iterator<Item = UsedGroup<'a>> {
    let groups = &context.api().parameter_groups;
    let group_names = &context.names.parameter_groups;
    let uses = operation.parameter_groups.iter();
    uses.zip(&names.parameter_groups)
        .filter_map(|(used, held_by)| {
            Some(UsedGroup {
                group: groups.get(used.group)?,
                names: group_names.get(used.group)?,
                held_by,
                required: used.required,
            })
        })
}

impl<'a> UsedGroup<'a> {
    /// The parameters of an operation that the group gathers, with their fields.
    pub(super) fn members<'o>(
        &'a self,
        operation: &'o Operation,
        names: &'o MethodNames,
    ) -> impl Iterator<Item = (&'o Parameter, &'o FieldName)> {
        let parameters = operation.parameters.iter().zip(&names.parameters);
        parameters.filter(|(parameter, _)| parameter.group.as_ref() == Some(&self.group.name))
    }

    /// The documentation of the argument or option that holds it.
    pub(super) fn text(&self) -> String {
        let renaming = docs::renaming(self.held_by.renamed_from(), &self.group.name);
        format!(
            "A group of related parameters. {}",
            renaming.unwrap_or_default()
        )
    }
}
