//! Operations with their names, and the location of each value in a method. They are looked up once per operation.

use super::{
    super::{docs, expression::ValueLocation},
    client_parameters::ClientScope,
    context::ModuleContext,
};
use crate::{
    ir::{self, Body, BodyKind, Operation, Parameter, ParameterLocation, SuppliedBy, Type},
    names::{ClientNames, FieldName, MethodNames, ParameterGroupNames},
};

/// An operation with its names.
pub(super) struct NamedOperation<'a> {
    pub(super) operation: &'a Operation,
    /// The client of the method that has all parameters.
    pub(super) client: &'a ClientNames,
    /// The client of the method.
    pub(super) scope: ClientScope,
    pub(super) names: &'a MethodNames,
    pub(super) parameters: Vec<NamedParameter<'a>>,
    /// The parameter groups, in the order of their parameters.
    pub(super) groups: Vec<UsedGroup<'a>>,
    /// The body, if it is an argument or option. Form parts are parameters.
    pub(super) body: Option<(&'a Body, &'a FieldName)>,
}

/// A parameter with its argument or field.
pub(super) struct NamedParameter<'a> {
    pub(super) parameter: &'a Parameter,
    pub(super) name: &'a FieldName,
    pub(super) source: ValueSource,
}

/// The location of a value, and its presence.
pub(super) struct ValueSource {
    pub(super) source: ValueLocation,
    pub(super) presence: Presence,
}

/// The presence of a value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Presence {
    /// Always present, in a borrowed argument.
    Argument,
    /// Always present, in a field.
    Field,
    /// Optional, in a field that the method borrows.
    BorrowedOption,
    /// Optional, in a field that the method owns.
    OwnedOption,
}

/// A parameter group of an operation (`x-ms-parameter-grouping`).
pub(super) struct UsedGroup<'a> {
    pub(super) group: &'a ir::ParameterGroup,
    pub(super) names: &'a ParameterGroupNames,
    /// The argument or option of the group.
    pub(super) held_by: &'a FieldName,
    /// True if it is an argument.
    pub(super) required: bool,
}

impl<'a> NamedOperation<'a> {
    /// Looks up the names of an operation. `has_state` is true if the client has its required parameters in its type
    /// argument.
    pub(super) fn new(
        context: &ModuleContext<'a>,
        client: &'a ClientNames,
        has_state: bool,
        operation: &'a Operation,
        names: &'a MethodNames,
    ) -> Self {
        let groups = used_groups(context, operation, names);
        let parameters = operation.parameters.iter().zip(&names.parameters);
        let parameters = parameters.map(|(parameter, name)| NamedParameter {
            parameter,
            name,
            source: value_source(&groups, has_state, parameter, name),
        });
        let is_form =
            |body: &&Body| matches!(body.kind, BodyKind::Multipart | BodyKind::UrlEncoded);
        let body = operation.body.as_ref().filter(|body| !is_form(body));
        NamedOperation {
            operation,
            client,
            scope: ClientScope::Full,
            names,
            parameters: parameters.collect(),
            body: body.zip(names.body.as_ref()),
            groups,
        }
    }

    /// Returns the parameters that are arguments of the method.
    pub(super) fn arguments(&self) -> impl Iterator<Item = &NamedParameter<'a>> {
        self.of_method()
            .filter(|it| it.parameter.required && it.parameter.location != ParameterLocation::Host)
    }

    /// Returns the parameters that are method options.
    pub(super) fn options(&self) -> impl Iterator<Item = &NamedParameter<'a>> {
        self.of_method().filter(|it| !it.parameter.required)
    }

    fn of_method(&self) -> impl Iterator<Item = &NamedParameter<'a>> {
        self.parameters
            .iter()
            .filter(|NamedParameter { parameter, .. }| {
                parameter.supplied_by == SuppliedBy::Method
                    && parameter.group.is_none()
                    && !matches!(parameter.ty, Type::Constant(_))
            })
    }

    /// Returns the parameters of a group.
    pub(super) fn members(
        &self,
        used: &UsedGroup<'_>,
    ) -> impl Iterator<Item = &NamedParameter<'a>> {
        let name = &used.group.name;
        let parameters = self.parameters.iter();
        parameters.filter(move |it| it.parameter.group.as_ref() == Some(name))
    }

    /// Returns the groups that are arguments of the method.
    pub(super) fn required_groups(&self) -> impl Iterator<Item = &UsedGroup<'a>> {
        self.groups.iter().filter(|used| used.required)
    }

    /// Returns the groups that are method options.
    pub(super) fn optional_groups(&self) -> impl Iterator<Item = &UsedGroup<'a>> {
        self.groups.iter().filter(|used| !used.required)
    }

    /// Returns the body, if it is an argument of the method.
    pub(super) fn required_body(&self) -> Option<(&'a Body, &'a FieldName)> {
        self.body.filter(|(body, _)| body.required)
    }

    /// Returns the body, if it is a method option.
    pub(super) fn optional_body(&self) -> Option<(&'a Body, &'a FieldName)> {
        self.body.filter(|(body, _)| !body.required)
    }

    /// True if the method only has the common options of the runtime.
    pub(super) fn has_common_options_alone(&self) -> bool {
        self.options().next().is_none()
            && self.optional_groups().next().is_none()
            && self.optional_body().is_none()
    }

    /// True if it is a list, and not a long-running operation whose result is a list.
    pub(super) fn is_list(&self) -> bool {
        self.operation.paging().is_some() && self.operation.long_running.is_none()
    }
}

impl UsedGroup<'_> {
    /// Returns the documentation of the group's argument or option.
    pub(super) fn text(&self) -> String {
        let renaming = docs::renaming(self.held_by.renamed_from(), &self.group.name);
        format!(
            "A group of related parameters. {}",
            renaming.unwrap_or_default()
        )
    }
}

fn used_groups<'a>(
    context: &ModuleContext<'a>,
    operation: &'a Operation,
    names: &'a MethodNames,
) -> Vec<UsedGroup<'a>> {
    let uses = operation.parameter_groups().iter();
    let groups = uses
        .zip(&names.parameter_groups)
        .filter_map(|(used, held_by)| {
            Some(UsedGroup {
                group: context.api().parameter_groups.get(used.group)?,
                names: context.names.parameter_groups.get(used.group)?,
                held_by,
                required: used.required,
            })
        });
    groups.collect()
}

/// Returns the location of a parameter's value.
fn value_source(
    groups: &[UsedGroup<'_>],
    has_state: bool,
    parameter: &Parameter,
    name: &FieldName,
) -> ValueSource {
    let mut groups = groups.iter();
    let used = groups.find(|used| parameter.group.as_ref() == Some(&used.group.name));
    let name = name.clone();
    let (source, presence) = match (used, parameter.supplied_by) {
        (Some(used), _) => {
            let (group, field) = (used.held_by.clone(), name);
            match used.required {
                true => (
                    ValueLocation::Group { group, field },
                    Presence::BorrowedOption,
                ),
                false => (
                    ValueLocation::OptionsGroup { group, field },
                    Presence::OwnedOption,
                ),
            }
        }
        (None, SuppliedBy::Client) if !parameter.required => {
            (ValueLocation::Client(name), Presence::BorrowedOption)
        }
        (None, SuppliedBy::Client) if has_state => {
            (ValueLocation::ClientState(name), Presence::Field)
        }
        (None, SuppliedBy::Client) => (ValueLocation::Client(name), Presence::Field),
        (None, SuppliedBy::Method) if parameter.required => {
            (ValueLocation::Argument(name), Presence::Argument)
        }
        (None, SuppliedBy::Method) => (ValueLocation::Options(name), Presence::OwnedOption),
    };
    ValueSource { source, presence }
}

/// Returns the operations of each group with their names.
pub(super) fn operations<'a>(context: &ModuleContext<'a>) -> Vec<Vec<NamedOperation<'a>>> {
    let groups = 0..context.api().groups.len();
    groups
        .map(|group| operations_of_group(context, group))
        .collect()
}

/// Returns the operations of the group at an index with their names.
pub(super) fn operations_of_group<'a>(
    context: &ModuleContext<'a>,
    group: usize,
) -> Vec<NamedOperation<'a>> {
    let names = context.names;
    let (methods, client) = (&names.methods[group], &names.groups[group]);
    let group = &context.api().groups[group];
    let client = match group.name.is_empty() {
        true => &names.client,
        false => client,
    };
    let has_state = context.api().has_both_scopes(group);
    let operations = group.operations.iter().zip(methods);
    operations
        .map(|(operation, names)| NamedOperation::new(context, client, has_state, operation, names))
        .collect()
}

/// Returns the operations of the group at an index that need no parameters that constructors require, as methods of the
/// root client without them.
pub(super) fn unscoped_operations<'a>(
    context: &ModuleContext<'a>,
    group: usize,
) -> Vec<NamedOperation<'a>> {
    let operations = operations_of_group(context, group).into_iter();
    operations
        .filter(|named| context.api().is_unscoped(named.operation))
        .map(|named| NamedOperation {
            scope: ClientScope::Unscoped,
            ..named
        })
        .collect()
}
