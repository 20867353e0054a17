//! Diagnostics in the order in which they are printed, with repeated ones grouped.

use std::collections::HashMap;

use super::location::Location;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Severity};
use crate::source::Sources;

/// Diagnostics that are printed once: the first, and their number.
pub(super) struct Group<'a> {
    pub first: &'a Diagnostic,
    pub location: Location,
    pub count: usize,
}

/// Returns the groups to print: notes, then warnings, then errors, each ordered by file and place.
///
/// The order does not depend on stages and threads.
pub(super) fn groups<'a>(diagnostics: &'a Diagnostics, sources: &Sources) -> Vec<Group<'a>> {
    let mut all: Vec<_> = diagnostics
        .iter()
        .map(|diagnostic| (Location::of(&diagnostic.place, sources), diagnostic))
        .collect();
    all.sort_by(|(one, a), (other, b)| order(one, a).cmp(&order(other, b)));
    all.dedup_by(|(_, a), (_, b)| a == b);
    let mut groups: Vec<Group<'a>> = Vec::new();
    let mut by_subject: HashMap<(Code, &str), usize> = HashMap::new();
    for (location, first) in all {
        if let Some(subject) = first.subject.as_deref() {
            let group = *by_subject
                .entry((first.code, subject))
                .or_insert(groups.len());
            if let Some(group) = groups.get_mut(group) {
                group.count += 1;
                continue;
            }
        }
        groups.push(Group {
            first,
            location,
            count: 1,
        });
    }
    groups
}

fn order<'a>(
    location: &'a Location,
    diagnostic: &'a Diagnostic,
) -> (Severity, (&'a str, usize), Code, &'a str) {
    let severity = diagnostic.code.severity();
    (
        severity,
        location.order(),
        diagnostic.code,
        &diagnostic.message,
    )
}
