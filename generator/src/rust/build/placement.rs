//! Where the parameters of an API go: into arguments, options, or fields of the client.

use crate::ir::{Api, Body, BodyKind, Location, Operation, Parameter, Placement, Type};

/// Whether a parameter is an argument of its method.
pub(crate) fn is_argument(parameter: &Parameter) -> bool {
    parameter.placement == Placement::Method
        && parameter.group.is_none()
        && parameter.required
        && !matches!(parameter.ty, Type::Constant(_))
        && parameter.location != Location::Host
}

/// Whether a parameter is a field of its method's options.
pub(crate) fn is_option(parameter: &Parameter) -> bool {
    parameter.placement == Placement::Method
        && parameter.group.is_none()
        && !parameter.required
        && !matches!(parameter.ty, Type::Constant(_))
}

/// The body that is an argument or an option: a form's parts are parameters.
pub(crate) fn carried(operation: &Operation) -> Option<&Body> {
    let is_form = |body: &&Body| matches!(body.kind, BodyKind::Multipart | BodyKind::UrlEncoded);
    operation.body.as_ref().filter(|body| !is_form(body))
}

/// Whether a client parameter lives in a field: the host's are used up when the client is made.
pub(crate) fn is_stored(parameter: &Parameter) -> bool {
    parameter.location != Location::Host && !matches!(parameter.ty, Type::Constant(_))
}

/// Whether constructors ask for a client parameter.
pub(crate) fn is_asked(parameter: &Parameter) -> bool {
    parameter.required && !matches!(parameter.ty, Type::Constant(_))
}

/// Whether some operations need none of the parameters that the client's constructors ask for.
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

/// Whether an operation needs a client parameter.
pub(crate) fn needs(operation: &Operation, parameter: &Parameter) -> bool {
    operation.parameters.iter().any(|own| {
        own.placement == Placement::Client
            && own.wire_name == parameter.wire_name
            && own.location == parameter.location
    })
}
