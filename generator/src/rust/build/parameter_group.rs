//! Groups of parameters that callers give together (`x-ms-parameter-grouping`).

use super::{
    super::{
        docs::{self, Docs},
        method::{Argument, ParameterGroup},
        types::RustType,
    },
    context::Context,
    method_options,
    types::{self, TypeContext},
};
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
pub(super) fn used<'a>(
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
        let name = &self.names.name;
        let renaming = docs::renaming(self.held_by.renamed_from(), &self.group.name);
        format!(
            "Parameters that are given together: [`{name}`]. {}",
            renaming.unwrap_or_default()
        )
    }
}

/// The type that gathers a group's parameters.
pub(super) fn parameter_group(
    context: &TypeContext<'_>,
    group: &ir::ParameterGroup,
    names: &ParameterGroupNames,
) -> ParameterGroup {
    let mut docs = Docs::default();
    docs.paragraph("Parameters that are given together.");
    docs.renaming(names.name.renamed_from(), &group.name);
    let members = || group.parameters.iter().zip(&names.fields);
    let fields = members().map(|(parameter, name)| method_options::field(context, parameter, name));
    let required = members().filter(|(parameter, _)| parameter.required);
    let required = required.map(|(parameter, name)| Argument {
        name: name.clone(),
        ty: match types::is_text(&parameter.ty) {
            true => RustType::IntoString,
            false => context.owned(&parameter.ty),
        },
    });
    ParameterGroup {
        name: names.name.clone(),
        docs,
        fields: fields.collect(),
        secret: group.parameters.iter().any(|parameter| parameter.secret),
        required: required.collect(),
    }
}
