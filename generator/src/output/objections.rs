//! Reasons not to write to a folder: foreign files, edited files, and folders that are not a crate's.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use super::error::unwritable;
use super::folder::{Folder, FolderEntry};
use super::record::RECORD;
use super::staging::STAGING;
use crate::diagnostics::{Code, Diagnostic, Place};

/// The maximum number of obstacles to report one by one.
const SHOWN: usize = 10;

/// Returns one message per obstacle, up to a maximum: without a record, all files are foreign.
pub(super) fn foreign(obstacles: &BTreeSet<String>, dir: &Folder) -> Vec<Diagnostic> {
    let more = obstacles.len().saturating_sub(SHOWN);
    let help = "move or delete it; if it is a generated file, restore `.armsmith.json` from version control";
    let mut messages: Vec<_> = obstacles
        .iter()
        .take(SHOWN)
        .map(|path| {
            let place = dir.show(path);
            let why = kind(dir, path);
            let message = format!(
                "`{}` would be overwritten, but Armsmith did not create it: {why}",
                place.display()
            );
            Diagnostic::new(Code::ForeignFile, Place::File(place), message).help(help)
        })
        .collect();
    if more > 0 {
        let place = Place::File(dir.show(""));
        let message =
            format!("{more} more files would be overwritten that Armsmith did not create");
        messages.push(Diagnostic::new(Code::ForeignFile, place, message).help(help));
    }
    messages
}

/// Describes an obstacle that Armsmith did not write. The record may have its name, but Armsmith only writes regular
/// files.
fn kind(dir: &Folder, path: &str) -> &'static str {
    match dir.entry(path) {
        Ok(FolderEntry::Folder(_)) => "it is a folder in place of a file",
        Ok(FolderEntry::Blocked(place)) if place.is_symlink() => "it is a link",
        Ok(FolderEntry::Blocked(_)) => "it is neither a regular file nor a folder",
        Ok(FolderEntry::File | FolderEntry::Nothing) | Err(_) => {
            "it is not in the list of generated files"
        }
    }
}

/// Returns one message per file that was edited by hand.
pub(super) fn edited(paths: &BTreeSet<String>, dir: &Folder) -> Vec<Diagnostic> {
    let message = |path: &String| {
        let place = dir.show(path);
        let message = format!("`{}` was edited since it was generated", place.display());
        Diagnostic::new(Code::EditedFile, Place::File(place), message).help(
            "move the edit to another file and restore this one, or pass `--overwrite-edits` to discard the edit",
        )
    };
    paths.iter().map(message).collect()
}

/// Checks that a folder without a record may be used for a crate: it must be empty, and neither the root of a file
/// system nor a home folder.
pub(super) fn check_first_run(dir: &Folder) -> Result<(), Diagnostic> {
    check_first_run_with(dir, &homes())
}

fn check_first_run_with(dir: &Folder, homes: &[PathBuf]) -> Result<(), Diagnostic> {
    let place = dir.show("");
    let refused = |error: io::Error| unwritable(&place, "cannot read the folder", &error);
    if dir.is_free("").map_err(refused)? || !dir.is_free(RECORD).map_err(refused)? {
        return Ok(());
    }
    let names = dir.names("").map_err(refused)?;
    let what = if let Some(what) = special(&place, homes) {
        what
    } else if names.iter().any(|name| name != STAGING) {
        "is not empty and does not contain a generated crate"
    } else {
        return Ok(());
    };
    let message = format!("`{}` {what}", place.display());
    Err(
        Diagnostic::new(Code::ExistingFolder, Place::File(place), message)
            .help("select a new folder, or pass `--allow-existing` to write into this one"),
    )
}

/// Returns the reason why a folder, even if empty, is probably not meant for a crate.
fn special(dir: &Path, homes: &[PathBuf]) -> Option<&'static str> {
    let resolved = fs::canonicalize(dir).ok()?;
    let is_home = |home: &PathBuf| fs::canonicalize(home).is_ok_and(|home| home == resolved);
    if resolved.parent().is_none() {
        Some("is the root of a file system")
    } else if homes.iter().any(is_home) {
        Some("is a home folder")
    } else {
        None
    }
}

/// Returns the user's home folders. Any system may have both variables: shells on Windows set `HOME`, and tools that
/// run Windows programs elsewhere set `USERPROFILE`.
fn homes() -> Vec<PathBuf> {
    let named = ["HOME", "USERPROFILE"].map(|name| env::var_os(name).map(PathBuf::from));
    let homes = named.into_iter().chain([env::home_dir()]).flatten();
    // An empty value would mean the current folder.
    homes.filter(|home| home.is_absolute()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(dir: &Path, homes: &[PathBuf]) -> Option<String> {
        let folder = Folder::trusted(dir.to_path_buf());
        let error = check_first_run_with(&folder, homes).err()?;
        assert_eq!(error.code, Code::ExistingFolder);
        assert!(
            error
                .help
                .is_some_and(|help| help.contains("--allow-existing"))
        );
        Some(error.message)
    }

    #[test]
    fn the_root_of_a_file_system_is_refused() {
        let root = env::temp_dir();
        let root = root.ancestors().last().expect("a root");
        let message = refusal(root, &[]).expect("is refused");
        assert!(
            message.ends_with("is the root of a file system"),
            "{message}"
        );
    }

    #[test]
    fn a_home_folder_is_refused_however_it_is_named() {
        let base = tempfile::tempdir().expect("a folder");
        let [home, other, new] = ["home", "other", "new"].map(|name| base.path().join(name));
        for folder in [&home, &other] {
            fs::create_dir(folder).expect("is created");
        }
        let homes = [new.clone(), other.join("..").join("home")];
        for named in [home.clone(), home.join("..").join("home")] {
            let message = refusal(&named, &homes).expect("is refused");
            assert!(message.ends_with("is a home folder"), "{message}");
        }
        assert_eq!(refusal(&other, &homes), None, "it is empty");
        assert_eq!(refusal(&new, &homes), None, "it does not exist");
        assert_eq!(refusal(&home, &[]), None, "it is nobody's home");
    }
}
