//! A run that makes a folder's files those of a tree.

use std::path::Path;
use std::{fs, io, path};

use super::apply::{Move, Moves};
use super::atomic_swap;
use super::error::unwritable;
use super::folder::Folder;
use super::journal::Journal;
use super::objections::check_first_run;
use super::options::WriteOptions;
use super::plan::Plan;
use super::record::{RECORD, Record};
use super::recovery::{Interrupted, invalid};
use super::staging::Staging;
use super::tree::Tree;
use crate::diagnostics::{Diagnostic, Diagnostics};

/// What a run did to the files, each list sorted.
#[derive(Clone, Debug, Default, Eq, PartialEq, serde::Serialize)]
pub struct Report {
    /// New files, and files whose text changed.
    pub written: Vec<String>,
    /// Files that already were as they should be, and were not touched.
    pub unchanged: Vec<String>,
    /// Files that Armsmith wrote once and that the tree no longer holds.
    pub removed: Vec<String>,
}

/// Makes the folder's files those of the tree, all or none of them.
///
/// # Errors
///
/// When a file that Armsmith does not own is in the way, when the options do not permit what would be done, when the
/// folder or something of Armsmith's in it is a link, or when the system refuses. The folder is then as it was.
pub fn write(tree: &Tree, dir: &Path, options: &WriteOptions) -> Result<Report, Diagnostics> {
    write_with(tree, dir, options, &mut |_| Ok(()))
}

/// Finishes what a killed run left half done; returns true if there was anything.
///
/// [`write()`] does the same by itself. A command calls it first of all, so that the folder is whole even if the
/// command then fails.
///
/// # Errors
///
/// When what the run left is not what a run of Armsmith leaves, when it would overwrite an edit without permission, or
/// when the system refuses.
pub fn recover(dir: &Path, options: &WriteOptions) -> Result<bool, Diagnostics> {
    recover_in(&Folder::open(dir)?, options)
}

fn recover_in(dir: &Folder, options: &WriteOptions) -> Result<bool, Diagnostics> {
    let folder = Staging::inside(dir);
    Staging::verify(&folder)?;
    let refused = |error: io::Error| unwritable(&folder.show(""), "cannot look at it", &error);
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
    before: &mut dyn FnMut(Move<'_>) -> io::Result<()>,
) -> Result<Report, Diagnostics> {
    let refused = |error: io::Error| unwritable(dir, "cannot look at the folder", &error);
    let folder = &Folder::open(dir)?;
    recover_in(folder, options)?;
    if !options.allow_existing {
        check_first_run(folder)?;
    }
    let record = Record::load(folder)?;
    let plan = Plan::make(tree, folder, &record, options)?;
    if folder.is_free("").map_err(refused)? {
        create(tree, dir, &plan)?;
    } else {
        change(tree, folder, &plan, &record, before)?;
    }
    let owned = |paths: &[&str]| paths.iter().map(|path| (*path).to_owned()).collect();
    Ok(Report {
        written: owned(&plan.write),
        unchanged: owned(&plan.unchanged),
        removed: owned(&plan.remove),
    })
}

/// Changes a folder that exists, file by file.
fn change(
    tree: &Tree,
    dir: &Folder,
    plan: &Plan<'_>,
    record: &Record,
    before: &mut dyn FnMut(Move<'_>) -> io::Result<()>,
) -> Result<(), Diagnostic> {
    let has_record = dir.is_free(RECORD).is_ok_and(|is_free| !is_free);
    let same_record = has_record && record.text() == Record::of(tree).text();
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
            // The journal stays: the next run finishes the work.
            Err(error) => Err(problem.help(format!(
                "the old files could not be put back either ({error}): remove the cause and run again"
            ))),
        };
    }
    close(staging, dir)
}

/// Everything up to the point of no return.
fn prepare(tree: &Tree, dir: &Folder, plan: &Plan<'_>, staging: &Staging) -> io::Result<Journal> {
    staging.lay(tree, &plan.write)?;
    let mut journal = atomic_swap::journal(dir, &staging.new_files(), plan)?;
    journal.write.push(RECORD.to_owned());
    staging.commit(&journal)?;
    Ok(journal)
}

/// Creates a folder that does not exist, in one move.
fn create(tree: &Tree, dir: &Path, plan: &Plan<'_>) -> Result<(), Diagnostic> {
    let refused = |error: io::Error| unwritable(dir, "cannot create the folder", &error);
    // Without a parent in the path the current folder is meant.
    let dir = &path::absolute(dir).map_err(refused)?;
    let parent = dir.parent().unwrap_or(dir);
    // The parents are the user's: they may be links.
    fs::create_dir_all(parent).map_err(refused)?;
    let staging = Staging::open(Staging::beside(dir))?;
    let moved = staging
        .lay(tree, &plan.write)
        .and_then(|()| staging.become_folder(dir));
    close(staging, &Folder::trusted(parent.to_path_buf()))?;
    moved.map_err(refused)
}

/// Applies the journal of a killed run, where there is one.
fn finish(dir: &Folder, staging: &Staging, options: &WriteOptions) -> Result<bool, Diagnostics> {
    let refused = |error: io::Error| invalid(dir, &error.to_string());
    let Some(journal) = staging.journal().map_err(refused)? else {
        return Ok(false);
    };
    Interrupted::check(dir, staging, &journal, options)?;
    // A step that fails is not taken back: the next run finishes the work.
    Moves::new(dir, staging)
        .run(&journal, &mut |_| Ok(()))
        .map_err(refused)?;
    Ok(true)
}

fn close(staging: Staging, dir: &Folder) -> Result<(), Diagnostic> {
    let refused = |error| unwritable(&dir.show(""), "cannot remove the staging folder", &error);
    staging.close().map_err(refused)
}
