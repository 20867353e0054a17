//! The location of client parameters: constructors, options, or fields.

use crate::ir::{Api, Operation, OperationGroup, Parameter, ParameterLocation, SuppliedBy, Type};

/// True if a client parameter is stored in a field. Host parameters are only needed by constructors.
pub(crate) fn is_stored(parameter: &Parameter) -> bool {
    parameter.location != ParameterLocation::Host && !matches!(parameter.ty, Type::Constant(_))
}

/// True if constructors require a client parameter.
pub(crate) fn is_asked(parameter: &Parameter) -> bool {
    parameter.required && !matches!(parameter.ty, Type::Constant(_))
}

/// True if a client parameter is a client option.
pub(super) fn is_client_option(parameter: &Parameter) -> bool {
    !parameter.required && !matches!(parameter.ty, Type::Constant(_))
}

/// True if some operations need no parameter of the constructors.
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
            && (own.location == ParameterLocation::Host)
                == (parameter.location == ParameterLocation::Host)
    })
}
