use std::path::{Path, PathBuf};
use std::{fs, io};

use super::staging::{Journal, Staging, create_parent};
use super::tree;

/// One move of a run, told to the caller before it is made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Step<'a> {
    /// The old file or folder leaves.
    Out(&'a str),
    /// The new file or folder comes.
    In(&'a str),
}

/// Moves everything that the journal names; on failure moves the old files back and returns the error.
///
/// A journal can be applied again after a kill at any point: what has left or come already is passed over.
/// `before` is asked before each step and may fail it; tests use it to stop a run anywhere.
pub(super) fn apply(
    dir: &Path,
    staging: &Staging,
    journal: &Journal,
    before: &mut dyn FnMut(Step<'_>) -> io::Result<()>,
) -> Result<(), Failure> {
    let mut moves = Moves {
        dir,
        new: staging.new_files(),
        old: staging.old_files(),
        come: Vec::new(),
    };
    moves.run(journal, before).map_err(|error| {
        let undone = moves.undo(journal);
        Failure { error, undone }
    })
}

/// Why a run stopped, and whether the old tree is back.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) error: io::Error,
    pub(super) undone: io::Result<()>,
}

struct Moves<'a> {
    dir: &'a Path,
    new: PathBuf,
    old: PathBuf,
    /// The new files that are in place.
    come: Vec<&'a str>,
}

impl<'a> Moves<'a> {
    fn run(
        &mut self,
        journal: &'a Journal,
        before: &mut dyn FnMut(Step<'_>) -> io::Result<()>,
    ) -> io::Result<()> {
        // Old files leave first: a new file may stand where an old folder was, and the other way round.
        for path in &journal.remove {
            before(Step::Out(path))?;
            // After a kill a folder of new files may stand there already.
            let inside = format!("{path}/");
            let is_folder = tree::on_disk(self.dir, path).is_dir();
            if !(is_folder && journal.write.iter().any(|new| new.starts_with(&inside))) {
                self.out(path)?;
            }
            self.prune(path);
        }
        for path in &journal.write {
            let new = tree::on_disk(&self.new, path);
            // After a kill it may have come already.
            if exists(&new) {
                before(Step::Out(path))?;
                self.out(path)?;
                before(Step::In(path))?;
                shift(&new, &tree::on_disk(self.dir, path))?;
            }
            self.come.push(path);
        }
        Ok(())
    }

    /// Moves an old file aside, where there is one.
    fn out(&self, path: &str) -> io::Result<()> {
        let place = tree::on_disk(self.dir, path);
        let aside = tree::on_disk(&self.old, path);
        match fs::symlink_metadata(&place) {
            Ok(_) => shift(&place, &aside),
            Err(error) if is_absent(&error) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Removes the folders that a removed file leaves empty, innermost first.
    fn prune(&self, path: &str) {
        for folder in tree::folders(path).rev() {
            // A folder that still holds something stays.
            if fs::remove_dir(tree::on_disk(self.dir, folder)).is_err() {
                break;
            }
        }
    }

    /// Takes every step back: new files return to the staging folder, old files to their places.
    fn undo(&self, journal: &Journal) -> io::Result<()> {
        for path in self.come.iter().rev() {
            let place = tree::on_disk(self.dir, path);
            shift(&place, &tree::on_disk(&self.new, path))?;
        }
        for path in journal.write.iter().rev() {
            self.prune(path);
            self.back(path)?;
        }
        journal
            .remove
            .iter()
            .rev()
            .try_for_each(|path| self.back(path))
    }

    fn back(&self, path: &str) -> io::Result<()> {
        let aside = tree::on_disk(&self.old, path);
        if exists(&aside) {
            shift(&aside, &tree::on_disk(self.dir, path))?;
        }
        Ok(())
    }
}

fn shift(from: &Path, to: &Path) -> io::Result<()> {
    create_parent(to)?;
    fs::rename(from, to)
}

fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

fn is_absent(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}
