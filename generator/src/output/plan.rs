//! The changes from a folder to a tree, and the obstacles.

use std::collections::BTreeSet;

use super::error::bad_path;
use super::folder::Folder;
use super::found::{ExistingEntry, look};
use super::objections::{edited, foreign};
use super::options::WriteOptions;
use super::record::{Record, same_text};
use super::stale::StaleFiles;
use super::tree::{self, Tree};
use crate::diagnostics::Diagnostics;

/// The changes from a folder to a tree.
#[derive(Debug, Default, PartialEq)]
pub(super) struct WritePlan<'a> {
    pub(super) write: Vec<&'a str>,
    pub(super) unchanged: Vec<&'a str>,
    pub(super) remove: Vec<&'a str>,
}

impl<'a> WritePlan<'a> {
    /// Compares the tree with the folder. Returns an error if the tree is invalid, if a file that Armsmith does not own
    /// is in the way, or if an edited file may not be overwritten.
    pub(super) fn make(
        tree: &'a Tree,
        dir: &Folder,
        record: &'a Record,
        options: &WriteOptions,
    ) -> Result<WritePlan<'a>, Diagnostics> {
        let mut diagnostics = Diagnostics::default();
        check_paths(tree, dir, &mut diagnostics);
        if diagnostics.has_errors() {
            return Err(diagnostics);
        }
        let stale = StaleFiles::find(tree, dir, record)?;
        let mut plan = WritePlan::default();
        let mut obstacles = BTreeSet::new();
        let mut edits: BTreeSet<String> = stale.edited.iter().map(|&path| path.into()).collect();
        for (path, text) in tree {
            match look(dir, path) {
                Ok(ExistingEntry::Nothing) => plan.write.push(path),
                Ok(ExistingEntry::File(_)) if !record.owns(path) => {
                    obstacles.insert(path.clone());
                }
                Ok(ExistingEntry::File(bytes)) if same_text(&bytes, text.as_bytes()) => {
                    plan.unchanged.push(path);
                }
                Ok(ExistingEntry::File(bytes)) => {
                    // The keys of a shared file are compared before.
                    if !record.shares(path) && !record.wrote(path, &bytes) {
                        edits.insert(path.clone());
                    }
                    plan.write.push(path);
                }
                Ok(ExistingEntry::Obstacle(place)) if stale.clears(dir, &place) => {
                    plan.write.push(path)
                }
                Ok(ExistingEntry::Obstacle(place)) => {
                    obstacles.insert(place);
                }
                Err(error) => diagnostics.push(error),
            }
        }
        diagnostics.extend(foreign(&obstacles, dir));
        if !options.overwrite_edits {
            diagnostics.extend(edited(&edits, dir));
        }
        if diagnostics.has_errors() {
            return Err(diagnostics);
        }
        plan.remove = stale.paths;
        Ok(plan)
    }
}

fn check_paths(tree: &Tree, dir: &Folder, diagnostics: &mut Diagnostics) {
    let place = dir.show("");
    for path in tree.keys() {
        if let Some(why) = tree::objection(path) {
            diagnostics.push(bad_path(&place, path, why));
        }
    }
    if let Some((one, other)) = tree::case_clash(tree.keys().map(String::as_str)) {
        let why = format!("`{one}` is the same path on case-insensitive file systems");
        diagnostics.push(bad_path(&place, other, &why));
    }
}
