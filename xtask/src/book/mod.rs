//! `cargo xtask book`: the book in `docs/`, with examples from tested files.
//!
//! Excerpts of descriptions, emitted code and messages are part of the pages, so that they can be read without building
//! the book. The tests below check them against their sources.

mod check;
mod command_line;
mod diagnostics;
mod emitted;
mod excerpt;
mod markdown;
mod mdbook;
mod message;
mod pages;
mod spec;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use self::pages::{BookPages, PAGES};
use crate::file;
use crate::outcome;

/// The files outside of the book that have figures.
const WITH_FIGURES: [&str; 2] = ["ARCHITECTURE.md", "README.md"];

#[derive(clap::Args, Debug)]
pub(crate) struct Arguments {
    /// Write nothing; list pages that are out of date, and broken links.
    #[arg(long)]
    check: bool,
    /// Write the pages without building the book.
    #[arg(long, conflicts_with = "check")]
    no_build: bool,
    /// The folder for mdBook and the built book [default: `book` in cargo's target folder].
    #[arg(long, value_name = "DIR")]
    work: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    outcome::exit_code(attempt(arguments).map(|()| true))
}

fn attempt(arguments: &Arguments) -> Result<(), String> {
    let root = Path::new("");
    let pages = BookPages::read(root)?;
    let fresh = pages.fresh(root)?;
    let others = others(root)?;
    if arguments.check {
        let stale = others.iter().filter(|(_, old, new)| old != new);
        let stale = stale.map(|(path, ..)| pages::out_of_date(path));
        return report(
            pages
                .stale(&fresh)
                .chain(stale)
                .chain(check::faults(root, &fresh)),
        );
    }
    for (path, old, new) in &others {
        if old != new {
            file::write(&root.join(path), new)?;
            eprintln!("wrote {path}");
        }
    }
    for (path, text) in &fresh.0 {
        if pages.0.get(path) != Some(text) {
            file::write(&root.join(PAGES).join(path), text)?;
            eprintln!("wrote {PAGES}/{path}");
        }
    }
    report(check::faults(root, &fresh))?;
    if arguments.no_build {
        return Ok(());
    }
    mdbook::build(arguments.work.as_deref())
}

/// Returns the files outside of the book that have figures, with their old and new text.
fn others(root: &Path) -> Result<Vec<(&'static str, String, String)>, String> {
    let files = WITH_FIGURES.iter().map(|path| {
        let old = file::read(&root.join(path))?;
        let new = excerpt::filled(&old, root).map_err(|why| format!("{path}: {why}"))?;
        Ok((*path, old, new))
    });
    files.collect()
}

fn report(faults: impl IntoIterator<Item = String>) -> Result<(), String> {
    let faults: Vec<_> = faults.into_iter().collect();
    match faults.is_empty() {
        true => Ok(()),
        false => Err(faults.join("\n")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root() -> &'static Path {
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
    }

    #[test]
    fn the_book_says_what_the_tested_files_say() {
        let pages = BookPages::read(root()).unwrap();
        let fresh = pages.fresh(root()).unwrap();
        let stale: Vec<_> = pages.stale(&fresh).collect();
        assert!(stale.is_empty(), "{stale:#?}");
        for (path, old, new) in others(root()).unwrap() {
            assert!(old == new, "{}", pages::out_of_date(path));
        }
    }

    #[test]
    fn everything_in_the_book_leads_somewhere_and_nothing_is_missing() {
        let pages = BookPages::read(root()).unwrap();
        let faults: Vec<_> = check::faults(root(), &pages).collect();
        assert!(faults.is_empty(), "{faults:#?}");
    }
}
