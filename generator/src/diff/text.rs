//! Changes as text for people.

use std::fmt::{self, Display, Formatter};

use anstyle::{AnsiColor, Style};

use super::change::{ApiDiff, Change, ChangeKind};
use super::verdict::verdict;

/// Formats the changes as text.
///
/// The text has colors; print it to a stream that strips them if necessary.
pub fn text(diff: &ApiDiff) -> impl Display + '_ {
    Text(diff)
}

struct Text<'a>(&'a ApiDiff);

impl Display for Text<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let changes = &self.0.changes;
        if changes.is_empty() {
            return writeln!(f, "The API is the same.");
        }
        let bold = Style::new().bold();
        for (breaking, title) in [(true, "Breaking"), (false, "Compatible")] {
            let mut of_class = changes
                .iter()
                .filter(|change| change.breaking == breaking)
                .peekable();
            if of_class.peek().is_none() {
                continue;
            }
            writeln!(f, "{bold}{title}{bold:#}")?;
            for change in of_class {
                one(f, change)?;
            }
            writeln!(f)?;
        }
        let emphasis = (format!("{bold}"), format!("{bold:#}"));
        writeln!(f, "{}", verdict(self.0, (&emphasis.0, &emphasis.1)))
    }
}

fn one(f: &mut Formatter<'_>, change: &Change) -> fmt::Result {
    let color = match change.kind {
        ChangeKind::Added => AnsiColor::Green,
        ChangeKind::Removed => AnsiColor::Red,
        ChangeKind::Renamed | ChangeKind::Changed => AnsiColor::Yellow,
    };
    let style = color.on_default();
    let (kind, item, path) = (change.kind.name(), change.item, &change.path);
    write!(f, "  {style}{kind:7}{style:#} {item} {path}")?;
    match change.what.is_empty() {
        true => writeln!(f)?,
        false => writeln!(f, ": {}", change.what)?,
    }
    let dim = Style::new().dimmed();
    for (label, location) in [("was at", &change.old), ("at", &change.new)] {
        // If the item still exists, only its new place is printed.
        let Some(location) = location
            .as_ref()
            .filter(|_| label == "at" || change.new.is_none())
        else {
            continue;
        };
        writeln!(
            f,
            "          {dim}{label} {}:{}:{}{dim:#}",
            location.file, location.line, location.column
        )?;
    }
    Ok(())
}
