//! Selects the operations that a crate contains.
//!
//! The passes omit whatever only other operations use: models, enumerations, groups and client parameters.

mod glob;
mod selector;

use std::collections::HashSet;

pub(crate) use glob::Glob;
pub use selector::Selector;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::ir::{Api, Listing, Operation, ParameterLocation};
use crate::source::nearest;

/// The operations that a crate contains: those that are included, or all if there is no such selector, without those
/// that are excluded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// The selectors of operations to include.
    pub include: Vec<Selector>,
    /// The selectors of operations to exclude.
    pub exclude: Vec<Selector>,
}

impl Selection {
    /// Reads selectors that are written in no file.
    ///
    /// # Errors
    ///
    /// Returns an error for each selector that is invalid.
    pub fn parse(include: &[String], exclude: &[String]) -> Result<Self, Diagnostics> {
        let mut diagnostics = Diagnostics::default();
        let mut read = |texts: &[String]| -> Vec<Selector> {
            let selectors = texts.iter().map(|text| Selector::new(text, Place::None));
            selectors.filter_map(|it| diagnostics.take(it)).collect()
        };
        let selection = Selection {
            include: read(include),
            exclude: read(exclude),
        };
        match diagnostics.has_errors() {
            true => Err(diagnostics),
            false => Ok(selection),
        }
    }

    /// True if all operations are selected.
    pub fn is_everything(&self) -> bool {
        self.include.is_empty() && self.exclude.is_empty()
    }

    fn contains(&self, group: &str, operation: &Operation) -> bool {
        let matches = |selector: &Selector| selector.matches(group, operation);
        (self.include.is_empty() || self.include.iter().any(matches))
            && !self.exclude.iter().any(matches)
    }
}

/// Removes the operations that are not selected.
///
/// An operation that fetches further pages of a selected one (`x-ms-pageable`, `operationName`) is kept. A selector
/// that matches no operation is an error in `unmatched`, since it is probably misspelled.
pub fn select(api: &mut Api, selection: &Selection, unmatched: &mut Vec<Diagnostic>) {
    if selection.is_everything() {
        return;
    }
    for selector in selection.include.iter().chain(&selection.exclude) {
        if !operations(api).any(|(group, operation)| selector.matches(group, operation)) {
            unmatched.push(matches_nothing(selector, api));
        }
    }
    let selected = selected(api, selection);
    for group in &mut api.groups {
        group.operations.retain(|it| selected.contains(&it.id));
    }
    api.groups.retain(|group| !group.operations.is_empty());
    forget_client_parameters(api);
}

fn operations(api: &Api) -> impl Iterator<Item = (&str, &Operation)> {
    let groups = api.groups.iter();
    groups.flat_map(|group| group.operations.iter().map(|it| (group.name.as_str(), it)))
}

/// Returns the operationIds of the selected operations, and of those that fetch further pages of them.
fn selected(api: &Api, selection: &Selection) -> HashSet<String> {
    let contained = operations(api).filter(|(group, it)| selection.contains(group, it));
    let mut selected = HashSet::new();
    for (_, operation) in contained {
        if let Listing::Declared(pages) = &operation.listing {
            selected.extend(pages.operation.clone());
        }
        selected.insert(operation.id.clone());
    }
    selected
}

/// Removes the client parameters that no operation uses. Those of the host are part of the endpoint.
fn forget_client_parameters(api: &mut Api) {
    let used: HashSet<String> = api
        .operations()
        .flat_map(|operation| &operation.parameters)
        .map(|parameter| parameter.wire_name.clone())
        .collect();
    api.client.parameters.retain(|parameter| {
        parameter.location == ParameterLocation::Host || used.contains(&parameter.wire_name)
    });
}

fn matches_nothing(selector: &Selector, api: &Api) -> Diagnostic {
    let message = format!("`{}` matches no operation", selector.text());
    let names = operations(api).flat_map(|it| selector.candidates(it));
    let names: Vec<String> = names.collect();
    let help = match nearest(selector.text(), names.iter().map(String::as_str)) {
        Some(name) => format!("did you mean `{name}`?"),
        None => "run `armsmith inspect` to list the operations".to_owned(),
    };
    Diagnostic::new(Code::UnmatchedSelector, selector.place().clone(), message).help(help)
}
