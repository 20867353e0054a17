use std::rc::Rc;

use super::Lowering;
use super::operation::within;
use crate::diagnostics::{self, Code, Diagnostic};
use crate::ir::Origin;
use crate::lower::document::Parameter;
use crate::source::pointer;

/// A parameter as an operation declares it, its reference followed.
#[derive(Clone, Debug)]
pub(crate) struct Declared<'s> {
    pub parameter: Rc<Parameter<'s>>,
    pub origin: Origin,
    /// Whether it comes from the `parameters` of a document, for all operations that refer to it.
    pub global: bool,
    pub name: &'s str,
    pub place: Place,
}

/// The key `in` of a parameter.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Place {
    Body,
    /// A cookie, of OpenAPI 3.0.
    Cookie,
    Form,
    Header,
    Path,
    Query,
}

impl Place {
    fn name(self) -> &'static str {
        match self {
            Place::Body => "body",
            Place::Cookie => "cookie",
            Place::Form => "formData",
            Place::Header => "header",
            Place::Path => "path",
            Place::Query => "query",
        }
    }

    fn of(word: &str) -> Option<Place> {
        Some(match word {
            "body" => Place::Body,
            "cookie" => Place::Cookie,
            "formData" => Place::Form,
            "header" => Place::Header,
            "path" => Place::Path,
            "query" => Place::Query,
            _ => return None,
        })
    }
}

impl<'s> Lowering<'s, '_> {
    /// The parameters of a list that stands at an origin.
    pub fn declared(&mut self, list: &[Parameter<'s>], origin: &Origin) -> Vec<Declared<'s>> {
        let mut declared: Vec<Declared<'s>> = Vec::new();
        for (index, parameter) in list.iter().enumerate() {
            let at = Origin {
                document: origin.document,
                pointer: pointer::item(&origin.pointer, index),
            };
            let Some(parameter) = self.declare(parameter, at) else {
                continue;
            };
            if let Some(known) = declared.iter().find(|known| known.same(&parameter)) {
                self.surplus(known, &parameter);
                continue;
            }
            declared.push(parameter);
        }
        declared
    }

    /// Says that a parameter has no effect, since another one has its place.
    fn surplus(&mut self, known: &Declared<'s>, surplus: &Declared<'s>) {
        let (first, name) = (known.name, surplus.name);
        let (code, message) = match first.eq_ignore_ascii_case(name) {
            true => (
                Code::DuplicateParameter,
                format!("the parameter `{name}` is declared twice: the first one counts"),
            ),
            false => (
                Code::Inconsistent,
                format!("a request carries one body: `{first}` counts, `{name}` has no effect"),
            ),
        };
        self.report.value(code, &surplus.origin, message);
    }

    /// The places that a parameter may name, in words.
    fn places(&self) -> String {
        let names = self.grammar.places().iter();
        let mut names: Vec<_> = names.map(|place| format!("`{}`", place.name())).collect();
        let last = names.pop().unwrap_or_default();
        format!("one of {} and {last}", names.join(", "))
    }

    /// One parameter, its reference followed.
    pub fn declare(&mut self, parameter: &Parameter<'s>, at: Origin) -> Option<Declared<'s>> {
        let (origin, parameter) = match parameter.reference {
            Some(reference) => self.follow(reference, &at, Self::parameter_at, |parameter| {
                parameter.reference
            })?,
            None => (at, Rc::new(parameter.clone())),
        };
        let global = self.grammar.is_global(&origin);
        let Some(name) = parameter.name else {
            let message = "this parameter has no name";
            self.report.value(Code::MissingKey, &origin, message);
            return None;
        };
        let Some(location) = parameter.location else {
            let message = format!("the parameter `{name}` does not say where it travels");
            self.report.push(
                Diagnostic::new(Code::MissingKey, diagnostics::Place::Value(origin), message)
                    .help(format!("add the key `in`: {}", self.places())),
            );
            return None;
        };
        let place = Place::of(location).filter(|place| self.grammar.places().contains(place));
        let Some(place) = place else {
            let at = Origin {
                document: origin.document,
                pointer: pointer::child(&origin.pointer, "in"),
            };
            let message = format!("the parameter `{name}` cannot travel in `{location}`");
            self.report.push(
                Diagnostic::new(Code::InvalidValue, diagnostics::Place::Value(at), message)
                    .help(format!("`in` is {}", self.places())),
            );
            return None;
        };
        if place == Place::Header && !is_header_name(name) {
            let message = format!("no header can be called `{name}`: the parameter is left out");
            self.report.value(Code::Unsupported, &origin, message);
            return None;
        }
        let declared = Declared {
            global,
            name,
            place,
            origin,
            parameter,
        };
        (!self.grammar.passes_over(&declared)).then_some(declared)
    }
}

impl Declared<'_> {
    /// Where the schema of its value stands.
    pub fn schema_origin(&self) -> Origin {
        match self.parameter.schema {
            Some(_) => within(&self.origin, &self.parameter.schema_at),
            None => self.origin.clone(),
        }
    }

    /// The texts that the parameter may be, where it lists them.
    pub fn texts(&self) -> Vec<String> {
        let values = self
            .parameter
            .values
            .iter()
            .filter_map(|value| value.as_str());
        values.map(str::to_owned).collect()
    }

    /// Whether both are one parameter, so that one stands for the other.
    pub fn same(&self, other: &Declared<'_>) -> bool {
        self.place == other.place
            && match self.place {
                Place::Body => true,
                Place::Header => self.name.eq_ignore_ascii_case(other.name),
                _ => self.name == other.name,
            }
    }
}

/// Whether a header may have this name: a `token` (RFC 9110, section 5.6.2).
pub(crate) fn is_header_name(name: &str) -> bool {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(is_token)
}

/// The parameters of a path, with those of the operation before them where both declare the same.
pub(crate) fn overlay<'s>(
    path: Vec<Declared<'s>>,
    operation: Vec<Declared<'s>>,
) -> Vec<Declared<'s>> {
    let mut all: Vec<Declared<'s>> = path
        .into_iter()
        .filter(|outer| !operation.iter().any(|own| own.same(outer)))
        .collect();
    all.extend(operation);
    all
}
