//! The parameters of a templated host.

use super::Lowering;
use crate::dialect::document::{Host, ResolvedParameter, names_in};
use crate::ir::{Location, Parameter};

impl<'s> Lowering<'s, '_> {
    /// The parameters in the authority of a host.
    pub fn authority_parameters(&mut self, host: &Host<'s>, words: &[String]) -> Vec<Parameter> {
        let names = names_in(&host.authority);
        let declared = names.filter_map(|name| {
            let mut declared = host.parameters.iter();
            declared.find(|parameter| parameter.name == name)
        });
        declared
            .map(|declared| Parameter {
                location: Location::Host,
                ..self.parameter(declared, words)
            })
            .collect()
    }
}

/// The parameters in the path of a host.
pub(crate) fn path_parameters<'s>(host: &Host<'s>) -> Vec<ResolvedParameter<'s>> {
    let names = names_in(&host.path);
    let declared = names.filter_map(|name| {
        let mut declared = host.parameters.iter();
        declared.find(|parameter| parameter.name == name)
    });
    declared.cloned().collect()
}
