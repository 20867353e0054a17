//! Collects parameter groups.

use std::collections::HashMap;

use indexmap::IndexMap;

use crate::{
    diagnostics::{Code, Diagnostic, Diagnostics, Place},
    ir::{
        Api, Decided, GroupUse, Operation, Parameter, ParameterGroup, ParameterLocation,
        SuppliedBy, Type,
    },
};

/// Collects the parameters of each group.
///
/// Rule: parameters with the same `x-ms-parameter-grouping` are members of one type, in all operations (AutoRest). Two
/// parameters with the same name and location are one member. If their types differ, the later one remains an argument
/// or option. Parameters that the client or the specification supplies are not in groups.
pub(super) fn run(api: &mut Api, diagnostics: &mut Diagnostics) {
    let mut groups: IndexMap<String, CollectedGroup> = IndexMap::new();
    for operation in api.operations_mut() {
        for parameter in &mut operation.parameters {
            leave_if_supplied(parameter);
            admit(&mut groups, parameter, diagnostics);
        }
        operation.parameter_groups = Decided::As(uses(&groups, operation));
        for used in operation.parameter_groups() {
            groups[used.group].uses += 1;
        }
    }
    let groups = groups.into_iter();
    api.parameter_groups = groups
        .map(|(name, gathered)| gathered.finish(name))
        .collect();
}

fn leave_if_supplied(parameter: &mut Parameter) {
    if parameter.supplied_by == SuppliedBy::Client || matches!(parameter.ty, Type::Constant(_)) {
        parameter.group = None;
    }
}

/// A group that is being collected.
#[derive(Default)]
struct CollectedGroup {
    /// The parameters, each with the number of operations that require it.
    members: Vec<(Parameter, usize)>,
    /// The index of each parameter.
    places: HashMap<(ParameterLocation, String), usize>,
    /// The number of operations that use the group.
    uses: usize,
}

impl CollectedGroup {
    fn finish(self, name: String) -> ParameterGroup {
        let members = self.members.into_iter();
        let parameters = members.map(|(parameter, required)| Parameter {
            required: required == self.uses,
            ..parameter
        });
        ParameterGroup {
            name,
            parameters: parameters.collect(),
        }
    }
}

/// Adds a parameter to its group, or removes the group from a parameter that cannot be a member.
fn admit(
    groups: &mut IndexMap<String, CollectedGroup>,
    parameter: &mut Parameter,
    diagnostics: &mut Diagnostics,
) {
    let Some(name) = &parameter.group else { return };
    let group = groups.entry(name.clone()).or_default();
    let key = (parameter.location, parameter.wire_name.clone());
    let next = group.members.len();
    let place = *group.places.entry(key).or_insert(next);
    if place == next {
        group.members.push((parameter.clone(), 0));
    }
    let Some((member, required)) = group.members.get_mut(place) else {
        return;
    };
    if member.ty == parameter.ty {
        *required += usize::from(parameter.required);
        return;
    }
    let message = format!(
        "`{}` has another type here than in the rest of the parameter group `{name}`; it is a separate parameter",
        parameter.wire_name
    );
    let place = Place::Value(parameter.origin.clone());
    diagnostics.push(Diagnostic::new(Code::Unsupported, place, message));
    parameter.group = None;
}

/// Returns the groups of an operation's parameters.
fn uses(groups: &IndexMap<String, CollectedGroup>, operation: &Operation) -> Vec<GroupUse> {
    let mut uses: IndexMap<usize, bool> = IndexMap::new();
    for parameter in &operation.parameters {
        let group = parameter.group.as_ref();
        if let Some(place) = group.and_then(|name| groups.get_index_of(name)) {
            *uses.entry(place).or_default() |= parameter.required;
        }
    }
    let uses = uses.into_iter();
    uses.map(|(group, required)| GroupUse { group, required })
        .collect()
}
