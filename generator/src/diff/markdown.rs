//! Changes as Markdown.

use std::fmt::Write;

use super::verdict::verdict;
use super::{ApiDiff, Change, SourceLocation};
use crate::ir::code;

/// Formats the changes as Markdown, for a change log or a pull request.
pub fn markdown(diff: &ApiDiff) -> String {
    if diff.is_empty() {
        return "The API is the same.\n".to_owned();
    }
    let mut text = String::new();
    for (breaking, title) in [(true, "Breaking changes"), (false, "Compatible changes")] {
        let changes = diff
            .changes
            .iter()
            .filter(|change| change.breaking == breaking);
        let lines: Vec<_> = changes.map(line).collect();
        if !lines.is_empty() {
            // Writing to a string cannot fail.
            let _ = write!(text, "### {title}\n\n{}\n", lines.concat());
        }
    }
    let _ = writeln!(text, "{}.", verdict(diff, ("**", "**")));
    text
}

fn line(change: &Change) -> String {
    let (kind, item, path) = (change.kind.name(), change.item, code(&change.path));
    let what = match change.what.is_empty() {
        true => String::new(),
        false => format!(": {}", change.what),
    };
    let place = match (&change.old, &change.new) {
        (_, Some(location)) => format!(" ({})", shown(location)),
        (Some(location), None) => format!(" (was {})", shown(location)),
        (None, None) => String::new(),
    };
    format!("- {kind} {item} {path}{what}{place}\n")
}

fn shown(location: &SourceLocation) -> String {
    code(&format!(
        "{}:{}:{}",
        location.file, location.line, location.column
    ))
}
