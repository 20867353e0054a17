//! Parameters with resolved references.

use std::rc::Rc;

use super::{Parameter, ParameterIn};
use crate::ir::Origin;

/// A parameter of an operation, with its reference resolved.
#[derive(Clone, Debug)]
pub struct ResolvedParameter<'a> {
    /// The parameter.
    pub parameter: Rc<Parameter<'a>>,
    /// The place of the parameter.
    pub origin: Origin,
    /// True if it is a named parameter of a document, which all operations may refer to.
    pub global: bool,
    /// The wire name.
    pub name: &'a str,
    /// The location.
    pub place: ParameterIn,
}

impl ResolvedParameter<'_> {
    /// Returns the place of the value's schema.
    pub fn schema_origin(&self) -> Origin {
        match self.parameter.schema {
            Some(_) => Origin {
                document: self.origin.document,
                pointer: format!("{}{}", self.origin.pointer, self.parameter.schema_at),
            },
            None => self.origin.clone(),
        }
    }

    /// Returns the strings among the values of the parameter.
    pub fn texts(&self) -> Vec<String> {
        let values = self.parameter.values.iter();
        let texts = values.filter_map(|value| value.as_str());
        texts.map(str::to_owned).collect()
    }

    /// True if both are the same parameter, so that one replaces the other.
    pub fn same(&self, other: &ResolvedParameter<'_>) -> bool {
        self.place == other.place
            && match self.place {
                ParameterIn::Body => true,
                ParameterIn::Header => self.name.eq_ignore_ascii_case(other.name),
                _ => self.name == other.name,
            }
    }
}

/// Returns the parameters of the path, then those of the operation, which replace them.
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
