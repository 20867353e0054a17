//! Checks values against their limits.

use serde_json::{Number, Value};

use super::finding::{FindingKind, RequestFinding};
use super::pattern::Patterns;
use crate::ir::{Bound, CountRange, Limits};

/// Checks a value against its limits.
pub(super) fn check(
    patterns: &Patterns,
    limits: &Limits,
    value: &Value,
    target: &str,
    findings: &mut Vec<RequestFinding>,
) {
    let mut add = |kind, message| findings.push(RequestFinding::new(kind, target, message));
    let mut count = |range: CountRange, count: usize, noun: &str| {
        if !range.contains(count as u64) {
            let message = format!("{count} {noun}, {}", expected(range));
            add(FindingKind::Length, message);
        }
    };
    match value {
        Value::String(text) => {
            count(limits.length, text.chars().count(), "characters");
            if let Some(pattern) = &limits.pattern
                && !patterns.matches(pattern, text)
            {
                let message = format!("the value '{text}' does not match the pattern '{pattern}'");
                add(FindingKind::Pattern, message);
            }
        }
        Value::Array(items) => {
            count(limits.items, items.len(), "items");
            let is_repeated = |(index, item): (usize, &Value)| items[..index].contains(item);
            if limits.unique_items && items.iter().enumerate().any(is_repeated) {
                add(FindingKind::Length, "an item occurs twice".to_owned());
            }
        }
        Value::Object(members) => count(limits.members, members.len(), "members"),
        Value::Number(number) => {
            if let Some(message) = out_of_range(limits, number) {
                add(FindingKind::Range, message);
            }
        }
        Value::Null | Value::Bool(_) => {}
    }
}

fn expected(range: CountRange) -> String {
    match (range.least, range.most) {
        (Some(least), Some(most)) => format!("expected {least} to {most}"),
        (Some(least), None) => format!("expected at least {least}"),
        (None, Some(most)) => format!("expected at most {most}"),
        (None, None) => String::new(),
    }
}

fn out_of_range(limits: &Limits, number: &Number) -> Option<String> {
    let value = number.as_f64()?;
    let violates = |bound: &Bound, is_beyond: fn(f64, f64) -> bool| {
        let limit = bound.number.as_f64()?;
        let is_out = is_beyond(value, limit) || bound.exclusive && value == limit;
        is_out.then(|| bound.number.clone())
    };
    let least = limits.minimum.as_ref();
    let most = limits.maximum.as_ref();
    if let Some(limit) = least.and_then(|bound| violates(bound, |value, limit| value < limit)) {
        return Some(format!("{number} is less than the minimum {limit}"));
    }
    if let Some(limit) = most.and_then(|bound| violates(bound, |value, limit| value > limit)) {
        return Some(format!("{number} is greater than the maximum {limit}"));
    }
    let factor = limits.multiple_of.as_ref()?;
    let quotient = value / factor.as_f64().filter(|factor| *factor > 0.0)?;
    let is_multiple = (quotient - quotient.round()).abs() < 1e-9;
    (!is_multiple).then(|| format!("{number} is not a multiple of {factor}"))
}
