use std::path::Path;
use std::{fs, io};

use super::apply::{Step, apply};
use super::fault::unwritable;
use super::plan::Plan;
use super::record::{RECORD, Record};
use super::staging::{Journal, Staging, create_parent};
use super::tree::Tree;
use super::whole;
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
/// When a file that Armsmith does not own is in the way, or the system refuses. The folder is then as it was.
pub fn write(tree: &Tree, dir: &Path) -> Result<Report, Diagnostics> {
    write_with(tree, dir, &mut |_| Ok(()))
}

/// Finishes what a killed run left half done; says whether there was anything.
///
/// [`write()`] does the same by itself. A command calls it first of all, so that the folder is whole even if the
/// command then fails.
///
/// # Errors
///
/// When the system refuses.
pub fn recover(dir: &Path) -> Result<bool, Diagnostic> {
    if !Staging::inside(dir).exists() {
        return Ok(false);
    }
    let staging = Staging::open(Staging::inside(dir))?;
    let finished = finish(dir, &staging)?;
    close(staging, dir)?;
    Ok(finished)
}

pub(super) fn write_with(
    tree: &Tree,
    dir: &Path,
    before: &mut dyn FnMut(Step<'_>) -> io::Result<()>,
) -> Result<Report, Diagnostics> {
    recover(dir)?;
    let record = Record::load(dir)?;
    let plan = Plan::make(tree, dir, &record)?;
    if fs::symlink_metadata(dir).is_ok() {
        change(tree, dir, &plan, &record, before)?;
    } else {
        create(tree, dir, &plan)?;
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
    dir: &Path,
    plan: &Plan<'_>,
    record: &Record,
    before: &mut dyn FnMut(Step<'_>) -> io::Result<()>,
) -> Result<(), Diagnostic> {
    let same_record =
        record.text() == Record::of(tree).text() && fs::symlink_metadata(dir.join(RECORD)).is_ok();
    if plan.write.is_empty() && plan.remove.is_empty() && same_record {
        return Ok(());
    }
    let staging = Staging::open(Staging::inside(dir))?;
    let journal = match prepare(tree, dir, plan, &staging) {
        Ok(journal) => journal,
        Err(error) => {
            close(staging, dir)?;
            return Err(unwritable(dir, "cannot prepare the changes", &error));
        }
    };
    if let Err(failure) = apply(dir, &staging, &journal, before) {
        let problem = unwritable(dir, "cannot move the new files into place", &failure.error);
        return match failure.undone {
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
fn prepare(tree: &Tree, dir: &Path, plan: &Plan<'_>, staging: &Staging) -> io::Result<Journal> {
    staging.lay(tree, &plan.write)?;
    let mut journal = whole::journal(dir, &staging.new_files(), plan)?;
    journal.write.push(RECORD.to_owned());
    staging.commit(&journal)?;
    Ok(journal)
}

/// Creates a folder that does not exist, in one move.
fn create(tree: &Tree, dir: &Path, plan: &Plan<'_>) -> Result<(), Diagnostic> {
    let refused = |error: io::Error| unwritable(dir, "cannot create the folder", &error);
    // Without a parent in the path the current folder is meant.
    let dir = &std::path::absolute(dir).map_err(refused)?;
    create_parent(dir).map_err(refused)?;
    let staging = Staging::open(Staging::beside(dir))?;
    let moved = staging
        .lay(tree, &plan.write)
        .and_then(|()| fs::rename(staging.new_files(), dir));
    close(staging, dir)?;
    moved.map_err(refused)
}

/// Applies the journal of a killed run, where there is one.
fn finish(dir: &Path, staging: &Staging) -> Result<bool, Diagnostic> {
    let refused = |error: io::Error| {
        unwritable(
            dir,
            "an earlier run was interrupted and cannot be finished",
            &error,
        )
        .help("restore the folder from version control, then delete `.armsmith.staging` in it")
    };
    let Some(journal) = staging.journal().map_err(refused)? else {
        return Ok(false);
    };
    apply(dir, staging, &journal, &mut |_| Ok(())).map_err(|failure| refused(failure.error))?;
    Ok(true)
}

fn close(staging: Staging, dir: &Path) -> Result<(), Diagnostic> {
    staging
        .close()
        .map_err(|error| unwritable(dir, "cannot remove the staging folder", &error))
}
