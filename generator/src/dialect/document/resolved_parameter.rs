//! A parameter as an operation declares it, with its reference resolved.

use std::rc::Rc;

use super::{Parameter, ParameterIn};
use crate::ir::Origin;

/// A parameter as an operation declares it, with its reference resolved.
#[derive(Clone, Debug)]
pub struct ResolvedParameter<'a> {
    /// The parameter.
    pub parameter: Rc<Parameter<'a>>,
    /// The place of the parameter.
    pub origin: Origin,
    /// True if it is one of the named parameters of a document, which all operations may refer to.
    pub global: bool,
    /// Its name on the wire.
    pub name: &'a str,
    /// The part of the request that carries it.
    pub place: ParameterIn,
}

impl ResolvedParameter<'_> {
    /// The place of the schema of its value.
    pub fn schema_origin(&self) -> Origin {
        match self.parameter.schema {
            Some(_) => Origin {
                document: self.origin.document,
                pointer: format!("{}{}", self.origin.pointer, self.parameter.schema_at),
            },
            None => self.origin.clone(),
        }
    }

    /// The texts among the values that the parameter lists.
    pub fn texts(&self) -> Vec<String> {
        let values = self.parameter.values.iter();
        let texts = values.filter_map(|value| value.as_str());
        texts.map(str::to_owned).collect()
    }

    /// True if both are one parameter, so that one replaces the other.
    pub fn same(&self, other: &ResolvedParameter<'_>) -> bool {
        self.place == other.place
            && match self.place {
                ParameterIn::Body => true,
                ParameterIn::Header => self.name.eq_ignore_ascii_case(other.name),
                _ => self.name == other.name,
            }
    }
}

/// The parameters of a path, followed by those of the operation, which replace them.
pub fn overlay<'a>(
    path: Vec<ResolvedParameter<'a>>,
    operation: Vec<ResolvedParameter<'a>>,
) -> Vec<ResolvedParameter<'a>> {
    let mut all: Vec<ResolvedParameter<'a>> = path
        .into_iter()
        .filter(|outer| !operation.iter().any(|own| own.same(outer)))
        .collect();
    all.extend(operation);
    all
}
