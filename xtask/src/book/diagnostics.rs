//! The page of diagnostics, generated from the list of codes and from the messages in snapshots.

use std::fmt::Write;
use std::path::Path;

use armsmith::diagnostics::{Code, Severity};

use super::message;

/// The path of the page.
pub(super) const PAGE: &str = "reference/diagnostics.md";

const HEAD: &str = "<!-- Written by `cargo xtask book` from the list of codes. Do not edit. -->

# Diagnostics

Armsmith reports everything in a description that it cannot turn into code. A message has a code, the position in the file, the
source line and, for errors and warnings, a help. `armsmith explain CODE` prints the text of this page.

- An **error** means that nothing is written; the output does not change.
- A **warning** means that a part of the input is ignored or not fully supported. `--deny-warnings` turns warnings into
  errors.
- A **note** means that the output intentionally differs from what the input suggests.

Repeated warnings and notes are shown once, with their number. `--message-format json` prints one object per line, with the
fields `code`, `severity`, `message`, `file`, `line`, `column`, `pointer`, `help`, `count` and `related`.
";

/// Returns the page.
pub(super) fn page(root: &Path) -> String {
    let mut page = HEAD.to_owned();
    for (severity, title) in [
        (Severity::Error, "Errors"),
        (Severity::Warning, "Warnings"),
        (Severity::Note, "Notes"),
    ] {
        let _ = write!(page, "\n## {title}\n");
        let of_it = Code::ALL.iter().filter(|code| code.severity() == severity);
        for code in of_it {
            let _ = write!(
                page,
                "\n### {}\n\n**{}** {}\n\nHelp: {}\n",
                code.name(),
                safe(code.title()),
                safe(code.explanation()),
                safe(code.remedy())
            );
            if let Some(message) = message::shortest(root, *code) {
                let _ = write!(page, "\n```text\n{message}\n```\n");
            }
        }
    }
    page
}

/// Escapes text for Markdown, except for code.
fn safe(text: &str) -> String {
    let parts = text.split('`').enumerate();
    let parts = parts.map(|(index, part)| match index % 2 {
        0 => part
            .replace('<', "&lt;")
            .replace('*', "\\*")
            .replace('[', "\\["),
        _ => format!("`{part}`"),
    });
    parts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_section() {
        let page = page(Path::new("nowhere"));
        for code in Code::ALL {
            assert!(
                page.contains(&format!("\n### {}\n", code.name())),
                "{code:?}"
            );
        }
    }

    #[test]
    fn signs_are_shown_as_they_are() {
        assert_eq!(
            safe("a <b> `c<*>` *d* [e]"),
            "a &lt;b> `c<*>` \\*d\\* \\[e]"
        );
    }
}
