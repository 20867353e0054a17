//! The parameters of a host template.

use super::parameter::parameter as lower_parameter;
use crate::dialect::document::{Host, ResolvedParameter, names_in};
use crate::ir::{Parameter, ParameterLocation};
use crate::lower::schema::Builder;

/// Returns the parameters of a host in a template.
pub(crate) fn host_parameters<'s>(
    builder: &mut Builder<'s, '_>,
    host: &Host<'s>,
    template: &str,
    words: &[String],
) -> Vec<Parameter> {
    let names = names_in(template);
    let declared = names.filter_map(|name| {
        let mut declared = host.parameters.iter();
        declared.find(|parameter| parameter.name == name)
    });
    declared
        .map(|declared| Parameter {
            location: ParameterLocation::Host,
            ..lower_parameter(builder, declared, words)
        })
        .collect()
}

/// Returns the parameters in the path of a host.
pub(crate) fn path_parameters<'s>(host: &Host<'s>) -> Vec<ResolvedParameter<'s>> {
    let names = names_in(&host.path);
    let declared = names.filter_map(|name| {
        let mut declared = host.parameters.iter();
        declared.find(|parameter| parameter.name == name)
    });
    declared.cloned().collect()
}
