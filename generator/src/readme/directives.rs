//! The directives of one tag.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};

use super::apply;
use super::directive::Directive;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{DocumentEdit, Transform};

/// The changes of a readme for one tag.
#[derive(Debug, Default)]
pub struct Directives(Vec<Order>);

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
        Directives(directives.into_iter().map(order).collect())
    }

    /// Returns the number of directives.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True if there are no directives.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Transform for Directives {
    fn apply(&self, edit: &mut DocumentEdit<'_>) {
        for order in &self.0 {
            if is_for(&order.directive, edit) {
                order.met.store(true, Ordering::Relaxed);
                if apply::apply(&order.directive, edit) {
                    order.done.store(true, Ordering::Relaxed);
                }
            }
        }
    }

    fn warnings(&self) -> Vec<Diagnostic> {
        let mut told = BTreeSet::new();
        let idle = |order: &&Order| !order.done.load(Ordering::Relaxed);
        let warnings = self.0.iter().filter(idle).map(|order| {
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

/// True if a directive selects a document: by the end of its path, or all API descriptions.
fn is_for(directive: &Directive, edit: &DocumentEdit<'_>) -> bool {
    if directive.from.is_empty() {
        let is_description = |key| edit.value().get(key).is_some();
        return ["swagger", "openapi"].into_iter().any(is_description);
    }
    let named = |name: &String| {
        let name = name.trim_start_matches("./").replace('\\', "/");
        let rest = edit.name().strip_suffix(name.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
    };
    directive.from.iter().any(named)
}
