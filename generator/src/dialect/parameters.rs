//! Lists of parameters with resolved references.

use std::rc::Rc;

use super::document::{Parameter, ParameterIn, ResolvedParameter, is_header_name};
use super::origin::{child, item};
use super::reading::Reading;
use super::targets::Targets;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::ir::Origin;
use crate::source::Dialect;

/// The cache of referenced parameters.
#[derive(Debug, Default)]
pub(super) struct Parameters<'s>(Targets<Parameter<'s>>);

impl<'s> Parameters<'s> {
    /// Returns the parameters of a list, with references resolved and without duplicates. Invalid ones are reported.
    pub fn list(
        &mut self,
        reading: &mut Reading<'s, '_>,
        dialect: Dialect,
        list: &[Parameter<'s>],
        origin: &Origin,
    ) -> Vec<ResolvedParameter<'s>> {
        let mut all: Vec<ResolvedParameter<'s>> = Vec::with_capacity(list.len());
        for (index, parameter) in list.iter().enumerate() {
            let found = self
                .0
                .resolve(reading, dialect, parameter, item(origin, index));
            let Some(found) = found.and_then(|(origin, found)| check(reading, found, origin))
            else {
                continue;
            };
            match all.iter().find(|known| known.same(&found)) {
                Some(known) => surplus(reading, known, &found),
                None => all.push(found),
            }
        }
        all
    }
}

/// Returns a parameter with its name and location, if it is valid.
fn check<'s>(
    reading: &mut Reading<'s, '_>,
    parameter: Rc<Parameter<'s>>,
    origin: Origin,
) -> Option<ResolvedParameter<'s>> {
    let rules = reading.conventions;
    let Some(name) = parameter.name else {
        let message = "parameter without a name";
        let diagnostic = Diagnostic::new(Code::MissingKey, Place::Value(origin), message);
        reading.report.push(diagnostic.help("add `name`"));
        return None;
    };
    let Some(location) = parameter.location else {
        let message = format!("the parameter `{name}` has no `in`");
        let diagnostic = Diagnostic::new(Code::MissingKey, Place::Value(origin), message);
        let help = format!("add `in`: {}", listed(rules.places));
        reading.report.push(diagnostic.help(help));
        return None;
    };
    let place = ParameterIn::of(location).filter(|place| rules.places.contains(place));
    let Some(place) = place else {
        let at = Place::Value(child(&origin, "in"));
        if location == "querystring" {
            let message = format!(
                "the whole query as the parameter `{name}` is only supported as a form; the parameter is ignored"
            );
            reading
                .report
                .push(Diagnostic::new(Code::Unsupported, at, message));
            return None;
        }
        let message = format!("invalid location `{location}` of the parameter `{name}`");
        let diagnostic = Diagnostic::new(Code::InvalidValue, at, message);
        let help = format!("set `in` to {}", listed(rules.places));
        reading.report.push(diagnostic.help(help));
        return None;
    };
    if place == ParameterIn::Header && !is_header_name(name) {
        let message = format!("`{name}` is not a valid header name; the parameter is ignored");
        let place = child(&origin, "name");
        reading.report.value(Code::Unsupported, &place, message);
        return None;
    }
    let has_value = !parameter.schema.as_ref().is_some_and(|schema| schema.never);
    if !has_value && place != ParameterIn::Path {
        let message = format!("`{name}` can have no value; the parameter is omitted");
        let at = Place::Value(child(&origin, "schema"));
        let diagnostic = Diagnostic::new(Code::NoEffect, at, message);
        reading.report.push(diagnostic.subject("false"));
        return None;
    }
    let mut ignored = rules.ignored_headers.iter();
    let is_ignored =
        place == ParameterIn::Header && ignored.any(|ignored| name.eq_ignore_ascii_case(ignored));
    (!is_ignored).then_some(ResolvedParameter {
        global: origin.pointer.starts_with(rules.named_parameters),
        name,
        place,
        origin,
        parameter,
    })
}

/// Lists the supported locations of parameters.
fn listed(places: &[ParameterIn]) -> String {
    let mut names: Vec<_> = places
        .iter()
        .map(|place| format!("`{}`", place.name()))
        .collect();
    let last = names.pop().unwrap_or_default();
    format!("one of {} or {last}", names.join(", "))
}

/// Reports a parameter that is ignored because another one replaces it.
fn surplus(
    reading: &mut Reading<'_, '_>,
    known: &ResolvedParameter<'_>,
    surplus: &ResolvedParameter<'_>,
) {
    let (first, name) = (known.name, surplus.name);
    let (code, message) = match first.eq_ignore_ascii_case(name) {
        true => (
            Code::DuplicateParameter,
            format!("duplicate parameter `{name}`; using the first one"),
        ),
        false => (
            Code::Inconsistent,
            format!("more than one body: using `{first}`, ignoring `{name}`"),
        ),
    };
    reading.report.value(code, &surplus.origin, message);
}
