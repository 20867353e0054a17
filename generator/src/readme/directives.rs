//! The directives of one tag or service.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::Value;

use super::apply;
use super::directive::{self, Directive};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::source::{DocumentEdit, Transform, file_key};

/// The changes of a readme for one tag, or of a manifest for one service.
#[derive(Debug, Default)]
pub struct Directives {
    orders: Vec<Order>,
    /// The files of the service. Empty for a readme, which has one service.
    inputs: Vec<PathBuf>,
    /// True if a file of the service was read.
    is_used: AtomicBool,
}

#[derive(Debug)]
struct Order {
    directive: Directive,
    /// True if a document was selected.
    met: AtomicBool,
    /// True if it changed anything.
    done: AtomicBool,
}

impl Directives {
    pub(super) fn new(directives: Vec<Directive>) -> Directives {
        let order = |directive| Order {
            directive,
            met: AtomicBool::new(false),
            done: AtomicBool::new(false),
        };
        Directives {
            orders: directives.into_iter().map(order).collect(),
            ..Directives::default()
        }
    }

    /// Reads the directives of a manifest for these input files. `place` returns the place of the pointer of a value in
    /// the list. Adds a warning for each that cannot be applied.
    pub fn of_service(
        values: &[Value],
        inputs: &[PathBuf],
        place: &dyn Fn(&str) -> Place,
        diagnostics: &mut Diagnostics,
    ) -> Directives {
        let mut found = Vec::new();
        for (index, value) in values.iter().enumerate() {
            directive::read_one(value, &format!("/{index}"), place, &mut found);
        }
        let mut directives = Vec::new();
        for each in found {
            match each {
                Ok(directive) => directives.push(directive),
                Err(warning) => diagnostics.push(warning),
            }
        }
        Directives {
            inputs: inputs.iter().map(|input| file_key(input)).collect(),
            ..Directives::new(directives)
        }
    }

    /// Returns the number of directives.
    pub fn len(&self) -> usize {
        self.orders.len()
    }

    /// True if there are no directives.
    pub fn is_empty(&self) -> bool {
        self.orders.is_empty()
    }
}

impl Transform for Directives {
    fn apply(&self, edit: &mut DocumentEdit<'_>) {
        let is_input = self.inputs.is_empty() || self.inputs.contains(&file_key(edit.path()));
        self.is_used.fetch_or(is_input, Ordering::Relaxed);
        for order in &self.orders {
            if is_for(&order.directive, edit, is_input) {
                order.met.store(true, Ordering::Relaxed);
                if apply::apply(&order.directive, edit) {
                    order.done.store(true, Ordering::Relaxed);
                }
            }
        }
    }

    fn warnings(&self) -> Vec<Diagnostic> {
        if !self.is_used.load(Ordering::Relaxed) {
            return Vec::new();
        }
        let mut told = BTreeSet::new();
        let idle = |order: &&Order| !order.done.load(Ordering::Relaxed);
        let warnings = self.orders.iter().filter(idle).map(|order| {
            let Directive {
                place, key, from, ..
            } = &order.directive;
            let message = match order.met.load(Ordering::Relaxed) {
                true => format!("this `{key}` does not match anything in the files"),
                false => format!("none of the files is named `{}`", from.join("` or `")),
            };
            Diagnostic::new(Code::IgnoredDirective, place.clone(), message)
        });
        warnings
            .filter(|warning| told.insert(format!("{:?}", warning.place)))
            .collect()
    }
}

/// True if a directive selects a document: by the end of its path, or all API descriptions of the service.
fn is_for(directive: &Directive, edit: &DocumentEdit<'_>, is_input: bool) -> bool {
    if directive.from.is_empty() {
        let is_description = |key| edit.value().get(key).is_some();
        return is_input && ["swagger", "openapi"].into_iter().any(is_description);
    }
    let named = |name: &String| {
        let name = name.trim_start_matches("./").replace('\\', "/");
        let rest = edit.name().strip_suffix(name.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
    };
    directive.from.iter().any(named)
}
