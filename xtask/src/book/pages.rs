//! The pages of the book with their excerpts.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::{command_line, diagnostics, excerpt};
use crate::file;

/// The folder of the book.
pub(super) const BOOK: &str = "docs";
/// The folder of its pages.
pub(super) const PAGES: &str = "docs/src";

/// The pages by their path relative to [`PAGES`], with `/` as separator.
pub(super) struct BookPages(pub(super) BTreeMap<String, String>);

impl BookPages {
    pub(super) fn read(root: &Path) -> Result<Self, String> {
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
        Ok(BookPages(pages))
    }

    /// Returns the pages with current excerpts.
    pub(super) fn fresh(&self, root: &Path) -> Result<Self, String> {
        let mut fresh = BTreeMap::new();
        for (path, text) in &self.0 {
            let text =
                excerpt::filled(text, root).map_err(|why| format!("{PAGES}/{path}: {why}"))?;
            fresh.insert(path.clone(), text);
        }
        fresh.insert(command_line::PAGE.to_owned(), command_line::page());
        fresh.insert(diagnostics::PAGE.to_owned(), diagnostics::page(root));
        Ok(BookPages(fresh))
    }

    /// Returns messages for the pages that are out of date.
    pub(super) fn stale(&self, fresh: &Self) -> impl Iterator<Item = String> {
        let changed = |(path, text): &(&String, &String)| self.0.get(*path) != Some(text);
        let changed = fresh.0.iter().filter(changed);
        changed.map(|(path, _)| out_of_date(&format!("{PAGES}/{path}")))
    }
}

/// Returns the message for a file that is out of date.
pub(super) fn out_of_date(path: &str) -> String {
    format!("{path} is out of date: run `cargo xtask book --no-build` and commit")
}
