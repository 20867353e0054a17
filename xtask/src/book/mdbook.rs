//! The mdBook command: the installed one, or one that is installed into cargo's target folder.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::pages::BOOK;
use crate::install::installed;
use crate::workspace::cache;

/// The version to install.
const VERSION: &str = "0.5.4";

/// Builds the book. Warnings are errors.
pub(super) fn build(work: Option<&Path>) -> Result<(), String> {
    let work = cache("book", work)?;
    let program = found().map_or_else(|| installed("mdbook", VERSION, &work), Ok)?;
    let html = work.join("html");
    let output = Command::new(&program)
        .args(["build", BOOK, "--dest-dir"])
        .arg(&html)
        .output()
        .map_err(|error| format!("cannot run `{}`: {error}", program.display()))?;
    let said = said(&output);
    if !output.status.success() || warns(&said) {
        return Err(format!("mdBook is not content:\n{said}"));
    }
    println!("{}", html.join("index.html").display());
    Ok(())
}

/// Returns the installed mdBook if its version is suitable.
fn found() -> Option<PathBuf> {
    let output = Command::new("mdbook").arg("--version").output().ok()?;
    let version = String::from_utf8_lossy(&output.stdout);
    fits(version.trim()).then(|| PathBuf::from("mdbook"))
}

/// True if a version such as `mdbook v0.5.2` differs from the pinned one at most in the last number.
fn fits(version: &str) -> bool {
    let series = |version: &str| {
        version
            .rsplit_once('.')
            .map(|(series, _)| series.to_owned())
    };
    let found = version.strip_prefix("mdbook v");
    found.is_some_and(|found| series(found) == series(VERSION))
}

fn said(output: &Output) -> String {
    let text =
        [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    text.concat()
}

/// True if a line of the log is a warning or an error.
fn warns(log: &str) -> bool {
    let grave = |line: &str| {
        let mut words = line.split_whitespace().take(4);
        words.any(|word| ["WARN", "ERROR", "[WARN]", "[ERROR]"].contains(&word))
    };
    log.lines().any(grave)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_series_is_not_taken() {
        assert!(fits("mdbook v0.5.0"));
        assert!(!fits("mdbook v0.4.52"));
        assert!(!fits("mdbook 0.5.0"));
        assert!(!fits(""));
    }

    #[test]
    fn warnings_are_seen() {
        assert!(!warns(
            " INFO Book building has started\n INFO Running the html backend\n"
        ));
        assert!(warns(" INFO a\n WARN The file is missing\n"));
        assert!(warns("2026-01-01 00:00:00 [ERROR] (mdbook): no\n"));
    }
}
