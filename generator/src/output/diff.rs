//! Prints a difference as a unified diff.

use std::fmt::{self, Display, Formatter};

use anstyle::{AnsiColor, Style};
use similar::{ChangeTag, TextDiff};

use super::{Drift, DriftKind};

/// Returns a unified diff from the folder to the tree.
///
/// The text has colors; print it to a stream that strips them if necessary.
pub fn diff(drift: &Drift) -> impl Display + '_ {
    Unified(drift)
}

struct Unified<'a>(&'a Drift);

impl Display for Unified<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Drift {
            path,
            kind,
            found,
            expected,
        } = self.0;
        let bold = Style::new().bold();
        writeln!(f, "{bold}{path}{bold:#}: {}", say(*kind))?;
        if found == expected {
            return Ok(());
        }
        let (old, new) = (
            header("a", path, found.is_empty()),
            header("b", path, expected.is_empty()),
        );
        writeln!(f, "{bold}--- {old}{bold:#}\n{bold}+++ {new}{bold:#}")?;
        let diff = TextDiff::from_lines(found.as_str(), expected.as_str());
        for hunk in diff.unified_diff().iter_hunks() {
            let cyan = AnsiColor::Cyan.on_default();
            writeln!(f, "{cyan}{}{cyan:#}", hunk.header())?;
            for change in hunk.iter_changes() {
                let (sign, style) = match change.tag() {
                    ChangeTag::Delete => ('-', AnsiColor::Red.on_default()),
                    ChangeTag::Insert => ('+', AnsiColor::Green.on_default()),
                    ChangeTag::Equal => (' ', Style::new()),
                };
                let line = change.value();
                let line = line.strip_suffix('\n').unwrap_or(line);
                writeln!(f, "{style}{sign}{line}{style:#}")?;
                if change.missing_newline() {
                    writeln!(f, "\\ No newline at end of file")?;
                }
            }
        }
        Ok(())
    }
}

fn header(side: &str, path: &str, absent: bool) -> String {
    if absent {
        "/dev/null".to_owned()
    } else {
        format!("{side}/{path}")
    }
}

fn say(kind: DriftKind) -> &'static str {
    match kind {
        DriftKind::Missing => "missing",
        DriftKind::Outdated => "out of date",
        DriftKind::Edited => "edited by hand",
        DriftKind::Stale => "no longer generated",
        DriftKind::Foreign => "not created by Armsmith",
        DriftKind::Record => "the list of generated files is out of date",
        DriftKind::Lock => "the lock file does not match the inputs",
        DriftKind::Interrupted => "an interrupted run is pending; the next run completes it",
    }
}
