//! Diagnostics in the order in which they are printed, with repeated ones grouped.

use std::cmp::Reverse;
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
    all.dedup_by(|(one, a), (other, b)| a == b || is_repeated((other, b), (one, a)));
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

/// True if the second diagnostic is the first one again: about the same text, with the same words.
fn is_repeated(first: (&Location, &Diagnostic), second: (&Location, &Diagnostic)) -> bool {
    let (a, b) = (first.1, second.1);
    first.0.is_same_text(second.0) && a.code == b.code && a.message == b.message && a.help == b.help
}

fn order<'a>(
    location: &'a Location,
    diagnostic: &'a Diagnostic,
) -> (Severity, (&'a str, usize), Code, &'a str, Reverse<usize>) {
    let severity = diagnostic.code.severity();
    (
        severity,
        location.order(),
        diagnostic.code,
        &diagnostic.message,
        // Of equals, the first is kept.
        Reverse(diagnostic.related.len()),
    )
}
