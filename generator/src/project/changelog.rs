//! The change log of a crate.

use std::fs;
use std::io;
use std::path::Path;

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use crate::diagnostics::{Code, Diagnostic, Place};
use crate::output::save;

/// The title of the section for changes that are not in a release.
const UNRELEASED: &str = "Unreleased";

/// Adds an entry to the section of unreleased changes in a file, which need not exist.
pub(super) fn add(path: &Path, entry: &str) -> Result<(), Diagnostic> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => "# Changelog\n".to_owned(),
        Err(error) => {
            let message = format!("cannot read the change log: {error}");
            let place = Place::File(path.to_owned());
            return Err(Diagnostic::new(Code::FileUnreadable, place, message));
        }
    };
    save(path, &with_entry(&text, entry))
}

/// Returns the text with an entry at the end of the section of unreleased changes, which is created before the first
/// release if necessary.
fn with_entry(text: &str, entry: &str) -> String {
    let headings = headings(text);
    let unreleased = headings.iter().position(|(_, title)| {
        title
            .trim_matches(['[', ']'])
            .eq_ignore_ascii_case(UNRELEASED)
    });
    let (at, heading) = match unreleased {
        Some(index) => {
            let next = headings.get(index + 1).map(|(start, _)| *start);
            (next.unwrap_or(text.len()), String::new())
        }
        None => {
            let first = headings.first().map(|(start, _)| *start);
            (first.unwrap_or(text.len()), format!("## {UNRELEASED}\n\n"))
        }
    };
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let before = before.trim_end();
    let entry = entry.trim_end();
    let gap = if before.is_empty() { "" } else { "\n\n" };
    match after.is_empty() {
        true => format!("{before}{gap}{heading}{entry}\n"),
        false => format!("{before}{gap}{heading}{entry}\n\n{after}"),
    }
}

/// Returns the headings of releases, which are of the second level, with their offsets.
fn headings(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut open: Option<(usize, String)> = None;
    for (event, range) in Parser::new(text).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading {
                level: HeadingLevel::H2,
                ..
            }) => open = Some((range.start, String::new())),
            Event::Text(part) | Event::Code(part) => {
                if let Some((_, title)) = &mut open {
                    title.push_str(&part);
                }
            }
            Event::End(TagEnd::Heading(_)) => found.extend(open.take()),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::with_entry;

    #[test]
    fn an_entry_is_the_last_of_the_unreleased_ones() {
        for (text, expected) in [
            ("# Changelog\n", "# Changelog\n\n## Unreleased\n\n- new\n"),
            (
                "# Changelog\n\nAll changes.\n\n## 1.0.0\n\n- a\n",
                "# Changelog\n\nAll changes.\n\n## Unreleased\n\n- new\n\n## 1.0.0\n\n- a\n",
            ),
            (
                "# C\n\n## [Unreleased]\n\n### Added\n\n- b\n\n```\n## no heading\n```\n\n## 1.0.0\n",
                "# C\n\n## [Unreleased]\n\n### Added\n\n- b\n\n```\n## no heading\n```\n\n- new\n\n## 1.0.0\n",
            ),
            ("## unreleased", "## unreleased\n\n- new\n"),
            ("", "## Unreleased\n\n- new\n"),
        ] {
            assert_eq!(with_entry(text, "- new\n"), expected);
        }
    }
}
