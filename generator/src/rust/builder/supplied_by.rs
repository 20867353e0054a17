//! The places of parameters that the client supplies: constructors, options, or fields.

use crate::ir::{Api, Operation, OperationGroup, Parameter, ParameterLocation, SuppliedBy, Type};

/// True if a client parameter lives in a field: the host's are used up when the client is made.
pub(crate) fn is_stored(parameter: &Parameter) -> bool {
    parameter.location != ParameterLocation::Host && !matches!(parameter.ty, Type::Constant(_))
}

/// True if constructors ask for a client parameter.
pub(crate) fn is_asked(parameter: &Parameter) -> bool {
    parameter.required && !matches!(parameter.ty, Type::Constant(_))
}

/// True if a client can be made without a client parameter, which the options may give.
pub(super) fn is_client_option(parameter: &Parameter) -> bool {
    !parameter.required && !matches!(parameter.ty, Type::Constant(_))
}

/// True if some operations need none of the parameters that the client's constructors ask for.
pub(super) fn has_unscoped(api: &Api) -> bool {
    let required: Vec<_> = api
        .client
        .parameters
        .iter()
        .filter(|parameter| is_stored(parameter) && parameter.required)
        .collect();
    !required.is_empty()
        && api
            .operations()
            .any(|operation| !required.iter().any(|parameter| needs(operation, parameter)))
}

/// True if an operation of the group needs a client parameter.
pub(super) fn group_needs(group: &OperationGroup, parameter: &Parameter) -> bool {
    let mut operations = group.operations.iter();
    operations.any(|operation| needs(operation, parameter))
}

/// True if an operation needs a client parameter.
pub(crate) fn needs(operation: &Operation, parameter: &Parameter) -> bool {
    operation.parameters.iter().any(|own| {
        own.supplied_by == SuppliedBy::Client
            && own.wire_name == parameter.wire_name
            && own.location == parameter.location
    })
}
