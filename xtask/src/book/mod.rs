//! `cargo xtask book`: the book in `docs/`, with examples that are taken from tested files.
//!
//! Excerpts of descriptions, emitted code and messages stand in the pages, so that they can be read without
//! building anything; the tests below hold them against where they come from.

mod check;
mod command_line;
mod diagnostics;
mod emitted;
mod excerpt;
mod markdown;
mod mdbook;
mod message;
mod spec;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::file;
use crate::outcome;

/// The folder of the book.
const BOOK: &str = "docs";
/// The folder of its pages.
const PAGES: &str = "docs/src";

#[derive(clap::Args, Debug)]
pub(crate) struct Arguments {
    /// Write nothing: say which pages are out of date, and what leads nowhere.
    #[arg(long)]
    check: bool,
    /// Write the pages, and do not build the book.
    #[arg(long, conflicts_with = "check")]
    no_build: bool,
    /// The folder for mdBook and for what it builds [default: `book` in cargo's target folder].
    #[arg(long, value_name = "DIR")]
    work: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    outcome::exit_code(attempt(arguments).map(|()| true))
}

fn attempt(arguments: &Arguments) -> Result<(), String> {
    let root = Path::new("");
    let pages = Pages::read(root)?;
    let fresh = pages.fresh(root)?;
    if arguments.check {
        return report(pages.stale(&fresh).chain(check::faults(root, &fresh)));
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

fn report(faults: impl IntoIterator<Item = String>) -> Result<(), String> {
    let faults: Vec<_> = faults.into_iter().collect();
    match faults.is_empty() {
        true => Ok(()),
        false => Err(faults.join("\n")),
    }
}

/// The pages by their path below [`PAGES`], with `/` between folders.
struct Pages(BTreeMap<String, String>);

impl Pages {
    fn read(root: &Path) -> Result<Self, String> {
        let folder = root.join(PAGES);
        let mut pages = BTreeMap::new();
        for entry in walkdir::WalkDir::new(&folder).sort_by_file_name() {
            let entry = entry.map_err(|error| error.to_string())?;
            let path = entry.path();
            if path.extension().is_some_and(|extension| extension == "md") {
                let below = path.strip_prefix(&folder).unwrap_or(path);
                let name = below.to_string_lossy().replace('\\', "/");
                let text =
                    fs::read_to_string(path).map_err(|error| file::unreadable(path, &error))?;
                pages.insert(name, text);
            }
        }
        Ok(Pages(pages))
    }

    /// The same pages with excerpts as they are now.
    fn fresh(&self, root: &Path) -> Result<Self, String> {
        let mut fresh = BTreeMap::new();
        for (path, text) in &self.0 {
            let text =
                excerpt::filled(text, root).map_err(|why| format!("{PAGES}/{path}: {why}"))?;
            fresh.insert(path.clone(), text);
        }
        fresh.insert(command_line::PAGE.to_owned(), command_line::page());
        fresh.insert(diagnostics::PAGE.to_owned(), diagnostics::page(root));
        Ok(Pages(fresh))
    }

    /// What to say of the pages that are not as they would be now.
    fn stale(&self, fresh: &Self) -> impl Iterator<Item = String> {
        let changed = |(path, text): &(&String, &String)| self.0.get(*path) != Some(text);
        let changed = fresh.0.iter().filter(changed);
        changed.map(|(path, _)| {
            format!("{PAGES}/{path} is out of date: run `cargo xtask book --no-build` and commit")
        })
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
        let pages = Pages::read(root()).unwrap();
        let fresh = pages.fresh(root()).unwrap();
        let stale: Vec<_> = pages.stale(&fresh).collect();
        assert!(stale.is_empty(), "{stale:#?}");
    }

    #[test]
    fn everything_in_the_book_leads_somewhere_and_nothing_is_missing() {
        let pages = Pages::read(root()).unwrap();
        let faults: Vec<_> = check::faults(root(), &pages).collect();
        assert!(faults.is_empty(), "{faults:#?}");
    }
}
