//! Writes a tree to a folder.

use std::path::Path;
use std::{fs, io, path};

use super::apply::{FileMove, Moves};
use super::atomic_swap;
use super::error::unwritable;
use super::folder::Folder;
use super::journal::Journal;
use super::objections::check_first_run;
use super::options::WriteOptions;
use super::plan::WritePlan;
use super::record::{RECORD, Record};
use super::recovery::{InterruptedRun, invalid};
use super::shared_tree::SharedTree;
use super::staging::Staging;
use super::tree::Tree;
use crate::diagnostics::{Diagnostic, Diagnostics};

/// The files that a run changed, sorted.
#[derive(Clone, Debug, Default, Eq, PartialEq, serde::Serialize)]
pub struct WriteReport {
    /// The new and changed files.
    pub written: Vec<String>,
    /// The files that were up to date.
    pub unchanged: Vec<String>,
    /// The removed files, which the tree no longer has.
    pub removed: Vec<String>,
}

impl WriteReport {
    /// Adds the files of a folder in the output folder.
    pub fn add_below(&mut self, folder: &str, files: WriteReport) {
        let lists = [
            (&mut self.written, files.written),
            (&mut self.unchanged, files.unchanged),
            (&mut self.removed, files.removed),
        ];
        for (all, files) in lists {
            all.extend(files.into_iter().map(|path| format!("{folder}/{path}")));
        }
    }
}

/// Writes all files of the tree to the folder, or none.
///
/// # Errors
///
/// Returns an error if a file that Armsmith does not own is in the way, if the options do not permit a change, if the
/// folder or a file of Armsmith's in it is a link, or if the system reports an error. The folder is then unchanged.
pub fn write(tree: &Tree, dir: &Path, options: &WriteOptions) -> Result<WriteReport, Diagnostics> {
    write_with(tree, dir, options, &mut |_| Ok(()))
}

/// Completes an interrupted run. Returns true if there was one.
///
/// [`write()`] does the same. A command calls this first, so that the folder is complete even if the command fails.
///
/// # Errors
///
/// Returns an error if the interrupted run was not Armsmith's, if it would overwrite an edit without permission, or if
/// the system reports an error.
pub fn recover(dir: &Path, options: &WriteOptions) -> Result<bool, Diagnostics> {
    recover_in(&Folder::open(dir)?, options)
}

fn recover_in(dir: &Folder, options: &WriteOptions) -> Result<bool, Diagnostics> {
    let folder = Staging::inside(dir);
    Staging::verify(&folder)?;
    let refused = |error: io::Error| unwritable(&folder.show(""), "cannot read it", &error);
    if folder.is_free("").map_err(refused)? {
        return Ok(false);
    }
    let staging = Staging::open(folder)?;
    let finished = finish(dir, &staging, options)?;
    close(staging, dir)?;
    Ok(finished)
}

pub(super) fn write_with(
    tree: &Tree,
    dir: &Path,
    options: &WriteOptions,
    before: &mut dyn FnMut(FileMove<'_>) -> io::Result<()>,
) -> Result<WriteReport, Diagnostics> {
    let refused = |error: io::Error| unwritable(dir, "cannot read the folder", &error);
    let folder = &Folder::open(dir)?;
    recover_in(folder, options)?;
    if !options.allow_existing {
        check_first_run(folder)?;
    }
    let record = Record::load(folder)?;
    let (tree, edits) = &SharedTree::of(tree, folder, &record)?;
    if !options.overwrite_edits && edits.has_errors() {
        return Err(edits.clone());
    }
    let plan = WritePlan::make(&tree.files, folder, &record, options)?;
    if folder.is_free("").map_err(refused)? {
        create(tree, dir, &plan)?;
    } else {
        change(tree, folder, &plan, &record, before)?;
    }
    let owned = |paths: &[&str]| paths.iter().map(|path| (*path).to_owned()).collect();
    Ok(WriteReport {
        written: owned(&plan.write),
        unchanged: owned(&plan.unchanged),
        removed: owned(&plan.remove),
    })
}

/// Changes an existing folder, file by file.
fn change(
    tree: &SharedTree<'_>,
    dir: &Folder,
    plan: &WritePlan<'_>,
    record: &Record,
    before: &mut dyn FnMut(FileMove<'_>) -> io::Result<()>,
) -> Result<(), Diagnostic> {
    let has_record = dir.is_free(RECORD).is_ok_and(|is_free| !is_free);
    let same_record = has_record && record.text() == tree.record().text();
    if plan.write.is_empty() && plan.remove.is_empty() && same_record {
        return Ok(());
    }
    let place = &dir.show("");
    let staging = Staging::open(Staging::inside(dir))?;
    let journal = match prepare(tree, dir, plan, &staging) {
        Ok(journal) => journal,
        Err(error) => {
            close(staging, dir)?;
            return Err(unwritable(place, "cannot prepare the changes", &error));
        }
    };
    let mut moves = Moves::new(dir, &staging);
    if let Err(error) = moves.run(&journal, before) {
        let problem = unwritable(place, "cannot move the new files into place", &error);
        return match moves.undo(&journal) {
            Ok(()) => {
                close(staging, dir)?;
                Err(problem)
            }
            // The journal is kept, so that the next run completes it.
            Err(error) => Err(problem.help(format!(
                "the old files could not be restored either ({error}): remove the cause and run again"
            ))),
        };
    }
    close(staging, dir)
}

/// Prepares everything, up to writing the journal.
fn prepare(
    tree: &SharedTree<'_>,
    dir: &Folder,
    plan: &WritePlan<'_>,
    staging: &Staging,
) -> io::Result<Journal> {
    staging.lay(tree, &plan.write)?;
    let mut journal = atomic_swap::journal(dir, &staging.new_files(), plan)?;
    journal.write.push(RECORD.to_owned());
    staging.commit(&journal)?;
    Ok(journal)
}

/// Creates a folder in one move.
fn create(tree: &SharedTree<'_>, dir: &Path, plan: &WritePlan<'_>) -> Result<(), Diagnostic> {
    let refused = |error: io::Error| unwritable(dir, "cannot create the folder", &error);
    // A path without a parent is in the current folder.
    let dir = &path::absolute(dir).map_err(refused)?;
    let parent = dir.parent().unwrap_or(dir);
    // The parents are the user's, so they may be links.
    fs::create_dir_all(parent).map_err(refused)?;
    let staging = Staging::open(Staging::beside(dir))?;
    let moved = staging
        .lay(tree, &plan.write)
        .and_then(|()| staging.become_folder(dir));
    close(staging, &Folder::trusted(parent.to_path_buf()))?;
    moved.map_err(refused)
}

/// Applies the journal of an interrupted run, if there is one.
fn finish(dir: &Folder, staging: &Staging, options: &WriteOptions) -> Result<bool, Diagnostics> {
    let refused = |error: io::Error| invalid(dir, &error.to_string());
    let Some(journal) = staging.journal().map_err(refused)? else {
        return Ok(false);
    };
    InterruptedRun::check(dir, staging, &journal, options)?;
    // A failed step is not undone, because the next run completes the work.
    Moves::new(dir, staging)
        .run(&journal, &mut |_| Ok(()))
        .map_err(refused)?;
    Ok(true)
}

fn close(staging: Staging, dir: &Folder) -> Result<(), Diagnostic> {
    let refused = |error| unwritable(&dir.show(""), "cannot remove the staging folder", &error);
    staging.close().map_err(refused)
}
