use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::fault::{bad_path, unwritable};
use super::record::Record;
use super::tree::{self, Tree};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};

/// How many files in the way are told one by one.
const SHOWN: usize = 10;

/// What must happen for a folder to become a tree.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Plan<'a> {
    pub(super) write: Vec<&'a str>,
    pub(super) unchanged: Vec<&'a str>,
    pub(super) remove: Vec<&'a str>,
}

/// What stands at a path of the tree.
pub(super) enum Found {
    /// Nothing.
    Nothing,
    /// A file with these bytes.
    File(Vec<u8>),
    /// Something in the way of a file: this folder or link, or this file where a folder must be.
    Obstacle(PathBuf),
}

impl<'a> Plan<'a> {
    /// Compares the tree with the folder; fails when the tree is wrong or a file that Armsmith does not own is in the way.
    pub(super) fn make(
        tree: &'a Tree,
        dir: &Path,
        record: &'a Record,
    ) -> Result<Plan<'a>, Diagnostics> {
        let mut diagnostics = Diagnostics::default();
        check_paths(tree, dir, &mut diagnostics);
        if diagnostics.has_errors() {
            return Err(diagnostics);
        }
        let leaving = Leaving::find(tree, dir, record)?;
        let mut plan = Plan::default();
        let mut obstacles = BTreeSet::new();
        for (path, text) in tree {
            match look(dir, path) {
                Ok(Found::Nothing) => plan.write.push(path),
                Ok(Found::File(_)) if !record.owns(path) => {
                    obstacles.insert(tree::on_disk(dir, path));
                }
                Ok(Found::File(bytes)) if bytes == text.as_bytes() => plan.unchanged.push(path),
                Ok(Found::File(_)) => plan.write.push(path),
                Ok(Found::Obstacle(place)) if leaving.clears(&place) => plan.write.push(path),
                Ok(Found::Obstacle(place)) => {
                    obstacles.insert(place);
                }
                Err(error) => diagnostics.push(error),
            }
        }
        diagnostics.extend(foreign(obstacles, dir));
        if diagnostics.has_errors() {
            return Err(diagnostics);
        }
        plan.remove = leaving.paths;
        Ok(plan)
    }
}

/// The files that Armsmith owns and the tree no longer holds.
pub(super) struct Leaving<'a> {
    paths: Vec<&'a str>,
    places: BTreeSet<PathBuf>,
}

impl<'a> Leaving<'a> {
    pub(super) fn find(
        tree: &Tree,
        dir: &Path,
        record: &'a Record,
    ) -> Result<Leaving<'a>, Diagnostic> {
        let mut paths = Vec::new();
        for path in record.paths().filter(|path| !tree.contains_key(*path)) {
            // Anything else that stands there now is not what Armsmith wrote.
            if let Found::File(_) = look(dir, path)? {
                paths.push(path);
            }
        }
        let places = paths.iter().map(|path| tree::on_disk(dir, path)).collect();
        Ok(Leaving { paths, places })
    }

    /// Whether an obstacle is gone when they are: one of them, or a folder that holds nothing else.
    pub(super) fn clears(&self, place: &Path) -> bool {
        if self.places.contains(place) {
            return true;
        }
        let is_folder = fs::symlink_metadata(place).is_ok_and(|metadata| metadata.is_dir());
        let Ok(mut entries) = fs::read_dir(place) else {
            return false;
        };
        is_folder && entries.all(|entry| entry.is_ok_and(|entry| self.clears(&entry.path())))
    }
}

fn check_paths(tree: &Tree, dir: &Path, diagnostics: &mut Diagnostics) {
    for path in tree.keys() {
        if let Some(why) = tree::objection(path) {
            diagnostics.push(bad_path(dir, path, why));
        }
    }
    if let Some((one, other)) = tree::case_clash(tree) {
        let why = format!("`{one}` is the same file where case means nothing");
        diagnostics.push(bad_path(dir, other, &why));
    }
}

/// What stands at a path. Links are never followed: they could lead out of the folder.
pub(super) fn look(dir: &Path, path: &str) -> Result<Found, Diagnostic> {
    for folder in tree::folders(path) {
        let place = tree::on_disk(dir, folder);
        match fs::symlink_metadata(&place) {
            Ok(metadata) if metadata.is_dir() => {}
            Ok(_) => return Ok(Found::Obstacle(place)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Nothing),
            Err(error) => return Err(unwritable(&place, "cannot look at the folder", &error)),
        }
    }
    let place = tree::on_disk(dir, path);
    match fs::symlink_metadata(&place) {
        Ok(metadata) if metadata.is_file() => fs::read(&place)
            .map(Found::File)
            .map_err(|error| unwritable(&place, "cannot read the file", &error)),
        Ok(_) => Ok(Found::Obstacle(place)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Found::Nothing),
        Err(error) => Err(unwritable(&place, "cannot look at the file", &error)),
    }
}

/// A message for each obstacle, or for the first of very many: a lost record makes all files foreign.
fn foreign(obstacles: BTreeSet<PathBuf>, dir: &Path) -> Vec<Diagnostic> {
    let more = obstacles.len().saturating_sub(SHOWN);
    let help = "move it away, or delete it if nobody needs it; \
                if Armsmith wrote it, restore `.armsmith.json` from version control";
    let mut messages: Vec<_> = obstacles
        .into_iter()
        .take(SHOWN)
        .map(|place| {
            let message = format!(
                "`{}` is in the way and is not Armsmith's: it is not in the record",
                place.display()
            );
            Diagnostic::new(Code::ForeignFile, Place::File(place), message).help(help)
        })
        .collect();
    if more > 0 {
        let place = Place::File(dir.to_path_buf());
        let message = format!("{more} more files are in the way and not in the record");
        messages.push(Diagnostic::new(Code::ForeignFile, place, message).help(help));
    }
    messages
}
