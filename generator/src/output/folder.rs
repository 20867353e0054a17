//! Access to a folder without leaving it: every component of every path is checked before use.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::error::{linked, no_folder, unwritable};
use super::tree;
use crate::diagnostics::Diagnostic;

/// A folder with untrusted content. Paths are relative to it, with `/` as separator.
///
/// No operation follows a link in the folder, opens anything but a regular file, or overwrites anything: files are
/// created at, and moved to, paths that do not exist. This protects from malicious content, such as a checkout, but not
/// from a process that changes the folder at the same time.
#[derive(Clone, Debug)]
pub(super) struct Folder {
    root: PathBuf,
    /// The path from the root to this folder. Empty for the root itself.
    below: String,
}

/// The kind of entry at a path.
#[derive(Debug)]
pub(super) enum FolderEntry {
    /// There is no entry.
    Nothing,
    /// A regular file.
    File,
    /// A folder.
    Folder(Metadata),
    /// A link or special file at this place, or a file where a folder is needed.
    Blocked(PathBuf),
}

impl Folder {
    /// Opens the output folder that a user chose, which need not exist. Its parents may be links, but it may not.
    pub(super) fn open(path: &Path) -> Result<Folder, Diagnostic> {
        // A path with a trailing slash or dot would follow the link.
        let root: PathBuf = path.components().collect();
        let file = |error: &io::Error| error.kind() == io::ErrorKind::NotADirectory;
        match fs::symlink_metadata(&root) {
            Ok(metadata) if metadata.is_dir() => Ok(Folder::trusted(root)),
            Ok(metadata) if metadata.is_symlink() => Err(linked(&root)),
            Ok(_) => Err(no_folder(&root)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Folder::trusted(root)),
            Err(error) if file(&error) => {
                let file = root.ancestors().find(|above| above.is_file());
                Err(no_folder(file.unwrap_or(&root)))
            }
            Err(error) => Err(unwritable(&root, "cannot read the folder", &error)),
        }
    }

    /// Opens a folder that may be reached through links, such as the parent of the user's folder.
    pub(super) fn trusted(root: PathBuf) -> Folder {
        let below = String::new();
        Folder { root, below }
    }

    /// Returns a subfolder.
    pub(super) fn sub(&self, path: &str) -> Folder {
        let root = self.root.clone();
        let below = self.full(path);
        Folder { root, below }
    }

    /// Returns the path on disk, for messages, without checks.
    pub(super) fn show(&self, path: &str) -> PathBuf {
        let mut place = self.root.clone();
        place.extend(steps(&self.full(path)));
        place
    }

    /// Returns the entry at a path.
    pub(super) fn entry(&self, path: &str) -> io::Result<FolderEntry> {
        let full = self.full(path);
        let mut place = self.root.clone();
        let mut found = match fs::symlink_metadata(&place) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(FolderEntry::Nothing);
            }
            Err(error) => return Err(error),
        };
        // Only the root may be a link, and only if it is trusted.
        let mut is_folder = true;
        for step in steps(&full) {
            if !is_folder {
                return Ok(FolderEntry::Blocked(place));
            }
            check_step(step, &full)?;
            place.push(step);
            found = match fs::symlink_metadata(&place) {
                Ok(metadata) => metadata,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    return Ok(FolderEntry::Nothing);
                }
                Err(error) => return Err(error),
            };
            is_folder = found.is_dir();
        }
        Ok(match found {
            metadata if is_folder => FolderEntry::Folder(metadata),
            metadata if metadata.is_file() => FolderEntry::File,
            _ => FolderEntry::Blocked(place),
        })
    }

    /// True if there is no entry at a path.
    pub(super) fn is_free(&self, path: &str) -> io::Result<bool> {
        Ok(matches!(self.entry(path)?, FolderEntry::Nothing))
    }

    /// Reads a regular file.
    pub(super) fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match self.entry(path)? {
            FolderEntry::File => fs::read(self.show(path)),
            FolderEntry::Nothing => Err(io::ErrorKind::NotFound.into()),
            FolderEntry::Folder(_) | FolderEntry::Blocked(_) => {
                Err(self.refused(path, "not a regular file"))
            }
        }
    }

    /// Creates a file that does not exist, and its parent folders.
    pub(super) fn create(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.create_empty(path)?.write_all(bytes)
    }

    /// Creates an empty file that does not exist, and its parent folders.
    pub(super) fn create_empty(&self, path: &str) -> io::Result<File> {
        let place = self.free(path)?;
        File::options().write(true).create_new(true).open(place)
    }

    /// Creates this folder, which must not exist, with files. Nothing in it is untrusted, so only the path to it is
    /// checked.
    pub(super) fn create_with(&self, files: &[(&str, &str)]) -> io::Result<()> {
        for (path, _) in files {
            steps(path).try_for_each(|step| check_step(step, path))?;
        }
        fs::create_dir(self.free("")?)?;
        let folders: BTreeSet<_> = files
            .iter()
            .flat_map(|(path, _)| tree::folders(path))
            .collect();
        // Sorted: a folder is before those in it.
        folders
            .into_iter()
            .try_for_each(|folder| fs::create_dir(self.show(folder)))?;
        files.par_iter().try_for_each(|(path, text)| {
            File::create_new(self.show(path))?.write_all(text.as_bytes())
        })
    }

    /// Creates a folder and its parents, if they do not exist.
    pub(super) fn create_folder(&self, path: &str) -> io::Result<()> {
        if let FolderEntry::Folder(_) = self.entry(path)? {
            return Ok(());
        }
        let full = self.full(path);
        let root = Folder::trusted(self.root.clone());
        for folder in tree::folders(&full).chain([full.as_str()]) {
            match root.entry(folder)? {
                FolderEntry::Folder(_) => {}
                FolderEntry::Nothing => match fs::create_dir(root.show(folder)) {
                    // Another thread created it.
                    Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                    created => created?,
                },
                FolderEntry::File | FolderEntry::Blocked(_) => {
                    return Err(root.refused(folder, "not a folder"));
                }
            }
        }
        Ok(())
    }

    /// Moves a file or folder to a path that does not exist, and creates its parent folders.
    pub(super) fn shift(&self, path: &str, to: &Folder, target: &str) -> io::Result<()> {
        match self.entry(path)? {
            FolderEntry::File | FolderEntry::Folder(_) => {
                fs::rename(self.show(path), to.free(target)?)
            }
            FolderEntry::Nothing => Err(io::ErrorKind::NotFound.into()),
            FolderEntry::Blocked(_) => Err(self.refused(path, "neither a file nor a folder")),
        }
    }

    /// Creates a hard link at a path that does not exist. Returns false if the system does not support it.
    pub(super) fn link(&self, path: &str, to: &Folder) -> io::Result<bool> {
        match self.entry(path)? {
            FolderEntry::File => Ok(fs::hard_link(self.show(path), to.free(path)?).is_ok()),
            _ => Ok(false),
        }
    }

    /// Removes a regular file, if it exists.
    pub(super) fn remove_file(&self, path: &str) -> io::Result<()> {
        match self.entry(path)? {
            FolderEntry::File => fs::remove_file(self.show(path)),
            FolderEntry::Nothing => Ok(()),
            FolderEntry::Folder(_) | FolderEntry::Blocked(_) => {
                Err(self.refused(path, "not a regular file"))
            }
        }
    }

    /// Removes an empty folder. Returns false if it is not empty.
    pub(super) fn remove_empty(&self, path: &str) -> io::Result<bool> {
        match self.entry(path)? {
            FolderEntry::Folder(_) => Ok(fs::remove_dir(self.show(path)).is_ok()),
            _ => Ok(false),
        }
    }

    /// Removes a folder with its content, if it exists. Links in it are removed and not followed.
    pub(super) fn remove_folder(&self, path: &str) -> io::Result<()> {
        match self.entry(path)? {
            FolderEntry::Folder(_) => fs::remove_dir_all(self.show(path)),
            FolderEntry::Nothing => Ok(()),
            FolderEntry::File | FolderEntry::Blocked(_) => Err(self.refused(path, "not a folder")),
        }
    }

    /// Returns the names in a folder.
    pub(super) fn names(&self, path: &str) -> io::Result<Vec<OsString>> {
        match self.entry(path)? {
            FolderEntry::Folder(_) => fs::read_dir(self.show(path))?
                .map(|entry| Ok(entry?.file_name()))
                .collect(),
            _ => Err(self.refused(path, "not a folder")),
        }
    }

    /// Returns the regular files at or below a path. Anything else there, except folders, is an error.
    pub(super) fn files(&self, path: &str) -> io::Result<Vec<String>> {
        match self.entry(path)? {
            FolderEntry::Nothing => Ok(Vec::new()),
            FolderEntry::File => Ok(vec![path.to_owned()]),
            FolderEntry::Blocked(_) => Err(self.refused(path, "neither a file nor a folder")),
            FolderEntry::Folder(_) => {
                let mut files = Vec::new();
                for name in self.names(path)? {
                    let Some(name) = name.to_str() else {
                        return Err(self.refused(path, "not a folder of files with UTF-8 names"));
                    };
                    files.extend(self.files(&join(path, name))?);
                }
                Ok(files)
            }
        }
    }

    /// Returns the path on disk of an entry that does not exist, and creates its parent folders.
    fn free(&self, path: &str) -> io::Result<PathBuf> {
        if let Some((parent, _)) = self.full(path).rsplit_once('/') {
            Folder::trusted(self.root.clone()).create_folder(parent)?;
        }
        match self.is_free(path)? {
            true => Ok(self.show(path)),
            false => Err(self.refused(path, "an obstacle")),
        }
    }

    fn refused(&self, path: &str, what: &str) -> io::Error {
        io::Error::other(format!("`{}` is {what}", self.show(path).display()))
    }

    fn full(&self, path: &str) -> String {
        join(&self.below, path)
    }
}

/// Joins the path of a folder and a relative path. Either may be empty.
pub(super) fn join(folder: &str, path: &str) -> String {
    match (folder, path) {
        ("", path) => path.to_owned(),
        (folder, "") => folder.to_owned(),
        (folder, path) => format!("{folder}/{path}"),
    }
}

/// Returns an error for a component that is not allowed in a path.
fn check_step(step: &str, path: &str) -> io::Result<()> {
    let Some(why) = tree::step_objection(step) else {
        return Ok(());
    };
    let message = format!("`{path}` is not a valid path in the output folder: {why}");
    Err(io::Error::new(io::ErrorKind::InvalidInput, message))
}

/// Returns the components of a path.
fn steps(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').skip(usize::from(path.is_empty()))
}
