//! Moves host parameters to the client.

use crate::ir::{Api, Parameter, ParameterLocation, SuppliedBy};

/// Moves host parameters of methods to the client.
///
/// Rule: the inline parameters of `x-ms-parameterized-host` belong to methods (AutoRest). Here a client has one
/// connection to one host, and only trusts links to this host. So they are parameters of the constructor.
pub(super) fn run(api: &mut Api) {
    let mut found: Vec<Parameter> = Vec::new();
    for operation in api.operations_mut() {
        let of_host = |parameter: &mut Parameter| parameter.location == ParameterLocation::Host;
        for parameter in operation.parameters.extract_if(.., of_host) {
            if !found
                .iter()
                .any(|known| known.wire_name == parameter.wire_name)
            {
                found.push(parameter);
            }
        }
    }
    let parameters = &mut api.client.parameters;
    for parameter in found {
        let is_same = |known: &Parameter| {
            known.location == ParameterLocation::Host && known.wire_name == parameter.wire_name
        };
        if !parameters.iter().any(is_same) {
            parameters.push(Parameter {
                supplied_by: SuppliedBy::Client,
                ..parameter
            });
        }
    }
}
