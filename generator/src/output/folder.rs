//! A folder that no operation leaves: every step of every path is checked before it is used.

use std::ffi::OsString;
use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::error::{linked, no_folder, unwritable};
use super::tree;
use crate::diagnostics::Diagnostic;

/// A folder whose content is untrusted. Paths are relative to it, with `/` between folders.
///
/// No operation follows a link below the folder, opens anything but a regular file, or overwrites anything: a file is
/// created where nothing is, and moved to where nothing is. The checks protect from what the folder holds, such as a
/// hostile checkout, and not from a process that changes it at the same time.
#[derive(Clone, Debug)]
pub(super) struct Folder {
    root: PathBuf,
    /// The path from the root to this folder; empty for the root itself.
    below: String,
}

/// The kind of thing at a path.
#[derive(Debug)]
pub(super) enum Entry {
    /// Nothing.
    Nothing,
    /// A regular file.
    File,
    /// A folder.
    Folder(Metadata),
    /// A link or special file at this place, or a file where the path needs a folder.
    Blocked(PathBuf),
}

impl Folder {
    /// The folder that somebody names for the output; it need not exist. Its parents may be links, it may not.
    pub(super) fn open(path: &Path) -> Result<Folder, Diagnostic> {
        // With a slash or a dot at its end a path follows the link that it names.
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
            Err(error) => Err(unwritable(&root, "cannot look at the folder", &error)),
        }
    }

    /// A folder that may be reached through links, such as the parent of the one that somebody names.
    pub(super) fn trusted(root: PathBuf) -> Folder {
        let below = String::new();
        Folder { root, below }
    }

    /// A folder below this one.
    pub(super) fn sub(&self, path: &str) -> Folder {
        let root = self.root.clone();
        let below = self.full(path);
        Folder { root, below }
    }

    /// The place of a path on disk, for messages: nothing is checked.
    pub(super) fn show(&self, path: &str) -> PathBuf {
        let mut place = self.root.clone();
        place.extend(steps(&self.full(path)));
        place
    }

    /// Looks at a path.
    pub(super) fn entry(&self, path: &str) -> io::Result<Entry> {
        let full = self.full(path);
        let mut place = self.root.clone();
        let mut found = match fs::symlink_metadata(&place) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Entry::Nothing),
            Err(error) => return Err(error),
        };
        // Only the root may be a link, and only where it is trusted.
        let mut is_folder = true;
        for step in steps(&full) {
            if !is_folder {
                return Ok(Entry::Blocked(place));
            }
            if let Some(why) = tree::step_objection(step) {
                let message = format!("`{full}` is no path in the output folder: {why}");
                return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
            }
            place.push(step);
            found = match fs::symlink_metadata(&place) {
                Ok(metadata) => metadata,
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Entry::Nothing),
                Err(error) => return Err(error),
            };
            is_folder = found.is_dir();
        }
        Ok(match found {
            metadata if is_folder => Entry::Folder(metadata),
            metadata if metadata.is_file() => Entry::File,
            _ => Entry::Blocked(place),
        })
    }

    /// True if there is nothing at a path.
    pub(super) fn is_free(&self, path: &str) -> io::Result<bool> {
        Ok(matches!(self.entry(path)?, Entry::Nothing))
    }

    /// Reads a regular file.
    pub(super) fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match self.entry(path)? {
            Entry::File => fs::read(self.show(path)),
            Entry::Nothing => Err(io::ErrorKind::NotFound.into()),
            Entry::Folder(_) | Entry::Blocked(_) => Err(self.refused(path, "no regular file")),
        }
    }

    /// Creates a file where there is nothing, and the folders on the way to it.
    pub(super) fn create(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.create_empty(path)?.write_all(bytes)
    }

    /// Creates an empty file where there is nothing, and the folders on the way to it.
    pub(super) fn create_empty(&self, path: &str) -> io::Result<File> {
        let place = self.free(path)?;
        File::options().write(true).create_new(true).open(place)
    }

    /// Creates a folder, and the folders on the way to it, where they do not exist.
    pub(super) fn create_folder(&self, path: &str) -> io::Result<()> {
        if let Entry::Folder(_) = self.entry(path)? {
            return Ok(());
        }
        let full = self.full(path);
        let root = Folder::trusted(self.root.clone());
        for folder in tree::folders(&full).chain([full.as_str()]) {
            match root.entry(folder)? {
                Entry::Folder(_) => {}
                Entry::Nothing => match fs::create_dir(root.show(folder)) {
                    // Another thread was faster.
                    Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                    created => created?,
                },
                Entry::File | Entry::Blocked(_) => {
                    return Err(root.refused(folder, "no folder"));
                }
            }
        }
        Ok(())
    }

    /// Moves a file or a folder to where there is nothing, and creates the folders on the way to it.
    pub(super) fn shift(&self, path: &str, to: &Folder, target: &str) -> io::Result<()> {
        match self.entry(path)? {
            Entry::File | Entry::Folder(_) => fs::rename(self.show(path), to.free(target)?),
            Entry::Nothing => Err(io::ErrorKind::NotFound.into()),
            Entry::Blocked(_) => Err(self.refused(path, "neither a file nor a folder")),
        }
    }

    /// Gives a regular file a second name where there is nothing; returns false where the system cannot.
    pub(super) fn link(&self, path: &str, to: &Folder) -> io::Result<bool> {
        match self.entry(path)? {
            Entry::File => Ok(fs::hard_link(self.show(path), to.free(path)?).is_ok()),
            _ => Ok(false),
        }
    }

    /// Removes a regular file, where there is one.
    pub(super) fn remove_file(&self, path: &str) -> io::Result<()> {
        match self.entry(path)? {
            Entry::File => fs::remove_file(self.show(path)),
            Entry::Nothing => Ok(()),
            Entry::Folder(_) | Entry::Blocked(_) => Err(self.refused(path, "no regular file")),
        }
    }

    /// Removes a folder that is empty; returns false where it is not.
    pub(super) fn remove_empty(&self, path: &str) -> io::Result<bool> {
        match self.entry(path)? {
            Entry::Folder(_) => Ok(fs::remove_dir(self.show(path)).is_ok()),
            _ => Ok(false),
        }
    }

    /// Removes a folder with all that it holds, where there is one. Links in it are removed and not followed.
    pub(super) fn remove_folder(&self, path: &str) -> io::Result<()> {
        match self.entry(path)? {
            Entry::Folder(_) => fs::remove_dir_all(self.show(path)),
            Entry::Nothing => Ok(()),
            Entry::File | Entry::Blocked(_) => Err(self.refused(path, "no folder")),
        }
    }

    /// The names in a folder.
    pub(super) fn names(&self, path: &str) -> io::Result<Vec<OsString>> {
        match self.entry(path)? {
            Entry::Folder(_) => fs::read_dir(self.show(path))?
                .map(|entry| Ok(entry?.file_name()))
                .collect(),
            _ => Err(self.refused(path, "no folder")),
        }
    }

    /// The regular files at or below a path. Anything else there, apart from folders, is an error.
    pub(super) fn files(&self, path: &str) -> io::Result<Vec<String>> {
        match self.entry(path)? {
            Entry::Nothing => Ok(Vec::new()),
            Entry::File => Ok(vec![path.to_owned()]),
            Entry::Blocked(_) => Err(self.refused(path, "neither a file nor a folder")),
            Entry::Folder(_) => {
                let mut files = Vec::new();
                for name in self.names(path)? {
                    let Some(name) = name.to_str() else {
                        return Err(self.refused(path, "no folder of files with plain names"));
                    };
                    files.extend(self.files(&join(path, name))?);
                }
                Ok(files)
            }
        }
    }

    /// The place of a path at which there is nothing; the folders on the way to it are created.
    fn free(&self, path: &str) -> io::Result<PathBuf> {
        if let Some((parent, _)) = self.full(path).rsplit_once('/') {
            Folder::trusted(self.root.clone()).create_folder(parent)?;
        }
        match self.is_free(path)? {
            true => Ok(self.show(path)),
            false => Err(self.refused(path, "in the way")),
        }
    }

    fn refused(&self, path: &str, what: &str) -> io::Error {
        io::Error::other(format!("`{}` is {what}", self.show(path).display()))
    }

    fn full(&self, path: &str) -> String {
        join(&self.below, path)
    }
}

/// A path below a folder's path; either may be empty.
pub(super) fn join(folder: &str, path: &str) -> String {
    match (folder, path) {
        ("", path) => path.to_owned(),
        (folder, "") => folder.to_owned(),
        (folder, path) => format!("{folder}/{path}"),
    }
}

/// The steps of a path; none for the empty one.
fn steps(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').skip(usize::from(path.is_empty()))
}
