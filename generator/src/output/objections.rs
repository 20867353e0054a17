//! The reasons not to write into a folder: files of somebody else, edits by hand, and folders that are no crate's.

use std::collections::BTreeSet;
use std::path::Path;
use std::{env, fs, io};

use super::error::unwritable;
use super::folder::Folder;
use super::record::RECORD;
use super::staging::STAGING;
use crate::diagnostics::{Code, Diagnostic, Place};

/// How many files in the way are reported one by one.
const SHOWN: usize = 10;

/// A message for each obstacle, or for the first of very many: a lost record makes all files foreign.
pub(super) fn foreign(obstacles: &BTreeSet<String>, dir: &Folder) -> Vec<Diagnostic> {
    let more = obstacles.len().saturating_sub(SHOWN);
    let help = "move it away, or delete it if nobody needs it; \
                if Armsmith wrote it, restore `.armsmith.json` from version control";
    let mut messages: Vec<_> = obstacles
        .iter()
        .take(SHOWN)
        .map(|path| {
            let place = dir.show(path);
            let message = format!(
                "`{}` is in the way and is not Armsmith's: it is not in the record",
                place.display()
            );
            Diagnostic::new(Code::ForeignFile, Place::File(place), message).help(help)
        })
        .collect();
    if more > 0 {
        let place = Place::File(dir.show(""));
        let message = format!("{more} more files are in the way and not in the record");
        messages.push(Diagnostic::new(Code::ForeignFile, place, message).help(help));
    }
    messages
}

/// A message for each file that was edited by hand.
pub(super) fn edited(paths: &BTreeSet<String>, dir: &Folder) -> Vec<Diagnostic> {
    let message = |path: &String| {
        let place = dir.show(path);
        let message = format!(
            "`{}` was edited by hand since Armsmith wrote it",
            place.display()
        );
        Diagnostic::new(Code::EditedFile, Place::File(place), message).help(
            "move the edit elsewhere and restore the file, or pass `--overwrite-edits` to lose it",
        )
    };
    paths.iter().map(message).collect()
}

/// Checks that a folder without a record may become a crate's: that it is empty, and neither a file system's root nor the
/// user's home folder.
pub(super) fn check_first_run(dir: &Folder) -> Result<(), Diagnostic> {
    let place = dir.show("");
    let refused = |error: io::Error| unwritable(&place, "cannot look at the folder", &error);
    if dir.is_free("").map_err(refused)? || !dir.is_free(RECORD).map_err(refused)? {
        return Ok(());
    }
    let names = dir.names("").map_err(refused)?;
    let what = if let Some(what) = special(&place) {
        what
    } else if names.iter().any(|name| name != STAGING) {
        "holds files and has no record of Armsmith's"
    } else {
        return Ok(());
    };
    let message = format!("`{}` {what}", place.display());
    Err(
        Diagnostic::new(Code::ExistingFolder, Place::File(place), message)
            .help("name a new folder, or pass `--allow-existing` to write into this one"),
    )
}

/// Why a folder, even an empty one, is hardly meant to become a crate's.
fn special(dir: &Path) -> Option<&'static str> {
    let resolved = fs::canonicalize(dir).ok()?;
    let home = env::home_dir().and_then(|home| fs::canonicalize(home).ok());
    if resolved.parent().is_none() {
        Some("is the root of a file system")
    } else if home.is_some_and(|home| home == resolved) {
        Some("is a home folder")
    } else {
        None
    }
}
