//! Groups of parameters, each made once.

use std::collections::HashMap;

use indexmap::IndexMap;

use crate::{
    diagnostics::{Code, Diagnostic, Diagnostics, Place},
    ir::{
        Api, GroupUse, Operation, Parameter, ParameterGroup, ParameterLocation, SuppliedBy, Type,
    },
};

/// Gathers parameters that callers give together into groups, each once.
///
/// Rule: parameters of one `x-ms-parameter-grouping` are members of one type, whatever operation takes them
/// (AutoRest). Two of the same name and place in the request are one member; where they hold different things, the
/// later one stays an argument or option of its own. What the client or the specification supplies is not asked for,
/// so no group has it.
pub(super) fn run(api: &mut Api, diagnostics: &mut Diagnostics) {
    let mut groups: IndexMap<String, Gathered> = IndexMap::new();
    for operation in api.operations_mut() {
        for parameter in &mut operation.parameters {
            leave_if_supplied(parameter);
            admit(&mut groups, parameter, diagnostics);
        }
        operation.parameter_groups = uses(&groups, operation);
        for used in &operation.parameter_groups {
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

/// What is known of a group.
#[derive(Default)]
struct Gathered {
    /// Its parameters, each with the number of operations that require it.
    members: Vec<(Parameter, usize)>,
    /// The place of each of them.
    places: HashMap<(ParameterLocation, String), usize>,
    /// How many operations use the group.
    uses: usize,
}

impl Gathered {
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

/// Makes a parameter a member of its group, or takes it out where it cannot be one.
fn admit(
    groups: &mut IndexMap<String, Gathered>,
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
        "`{}` holds something else here than elsewhere in the group `{name}`: it stays apart from the group",
        parameter.wire_name
    );
    let place = Place::Value(parameter.origin.clone());
    diagnostics.push(Diagnostic::new(Code::Unsupported, place, message));
    parameter.group = None;
}

/// The groups that an operation's parameters are in.
fn uses(groups: &IndexMap<String, Gathered>, operation: &Operation) -> Vec<GroupUse> {
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
