//! Extracts the files of a git revision to a folder.
//!
//! The files are read with the `git` command. Only requested files are extracted, with the files that they refer to,
//! since a checkout of Azure's specifications is very large.

mod git;
mod references;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::diagnostics::{Code, Diagnostic, Place};
use crate::source::{is_readme, normalise};
use git::{Blobs, git};

/// A revision of the repository that contains a file.
#[derive(Debug)]
pub struct Revision {
    commit: String,
    /// A folder of the repository, in which the `git` command runs.
    here: PathBuf,
    folder: tempfile::TempDir,
}

impl Revision {
    /// Opens a revision of the repository that contains a file or folder, which need not exist.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no repository, no such revision, or no `git` command.
    pub fn open(near: &Path, name: &str) -> Result<Revision, Diagnostic> {
        let (here, _) = existing(near);
        let wanted = format!("{name}^{{commit}}");
        let commit = git(
            &here,
            &[
                "rev-parse",
                "--verify",
                "--quiet",
                "--end-of-options",
                &wanted,
            ],
        )
        .map_err(|error| failed(&error))?;
        let Some(commit) = commit else {
            let message = format!(
                "`{}` is not in a git repository that has the revision `{name}`",
                near.display()
            );
            return Err(Diagnostic::new(Code::FileNotFound, Place::None, message)
                .help("pass a commit, branch or tag of the repository that contains the files"));
        };
        Ok(Revision {
            commit: commit.trim().to_owned(),
            here,
            folder: tempfile::tempdir().map_err(|error| failed(&error))?,
        })
    }

    /// True if a folder differs from the revision.
    pub fn differs(&self, folder: &Path) -> bool {
        let folder = folder.to_string_lossy();
        let ask = |arguments: &[&str]| git(Path::new("."), arguments).ok().flatten();
        let changed = ask(&["diff", "--quiet", &self.commit, "--", &folder]).is_none();
        let new = ask(&["ls-files", "--others", "--exclude-standard", "--", &folder]);
        changed || new.is_some_and(|files| !files.is_empty())
    }

    /// Returns the folder that corresponds to the root of the repository.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Extracts files with all files that they refer to, and for a `readme.md` the content of its folder except for
    /// examples. Returns their paths, which do not exist if the revision does not have the files.
    ///
    /// # Errors
    ///
    /// Returns an error if the `git` command fails, or if a file cannot be written.
    pub fn lay_out(&self, files: &[PathBuf]) -> Result<Vec<PathBuf>, Diagnostic> {
        let mut names = Vec::new();
        let mut open = Vec::new();
        for file in files {
            let name = self.name(file)?;
            if is_readme(Path::new(&name)) {
                let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
                let below = self.list(folder)?;
                open.extend(
                    below
                        .into_iter()
                        .filter(|each| !each.contains("/examples/")),
                );
            }
            open.push(name.clone());
            names.push(self.root().join(name));
        }
        self.fetch(open, true).map_err(|error| failed(&error))?;
        Ok(names)
    }

    /// Extracts a folder and returns its path.
    ///
    /// # Errors
    ///
    /// Returns an error if the `git` command fails, or if a file cannot be written.
    pub fn lay_out_folder(&self, folder: &Path) -> Result<PathBuf, Diagnostic> {
        let name = self.name(folder)?;
        let files = self.list(&name)?;
        self.fetch(files, false).map_err(|error| failed(&error))?;
        Ok(self.root().join(name))
    }

    /// Returns the name of a file, relative to the repository.
    fn name(&self, file: &Path) -> Result<String, Diagnostic> {
        let (here, rest) = existing(file);
        let prefix = git(&here, &["rev-parse", "--show-prefix"]).map_err(|error| failed(&error))?;
        let Some(prefix) = prefix else {
            let message = format!("`{}` is not in a git repository", file.display());
            return Err(Diagnostic::new(
                Code::FileNotFound,
                Place::File(file.to_owned()),
                message,
            ));
        };
        let rest = rest
            .components()
            .map(|part| part.as_os_str().to_string_lossy());
        let rest: Vec<_> = rest.collect();
        let name = format!(
            "{}{}",
            prefix.trim_end_matches(['\n', '\r']),
            rest.join("/")
        );
        Ok(name.trim_end_matches('/').to_owned())
    }

    /// Returns the files in a folder of the revision.
    fn list(&self, folder: &str) -> Result<Vec<String>, Diagnostic> {
        let folder = match folder {
            "" => ".",
            folder => folder,
        };
        let listing = git(
            &self.here,
            &[
                "ls-tree",
                "-r",
                "-z",
                "--name-only",
                "--full-tree",
                &self.commit,
                "--",
                folder,
            ],
        );
        let listing = listing.map_err(|error| failed(&error))?.unwrap_or_default();
        Ok(listing
            .split('\0')
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect())
    }

    fn fetch(&self, mut open: Vec<String>, follow: bool) -> io::Result<()> {
        let mut blobs = Blobs::open(&self.here)?;
        let mut seen: BTreeSet<String> = open.iter().cloned().collect();
        while let Some(name) = open.pop() {
            let plain = Path::new(&name)
                .components()
                .all(|part| matches!(part, Component::Normal(_)));
            // `git cat-file` cannot be asked for a name with a line break.
            if !plain || name.contains('\n') {
                continue;
            }
            let Some(bytes) = blobs.read(&self.commit, &name)? else {
                continue;
            };
            let path = self.root().join(&name);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(&path, &bytes)?;
            if follow {
                let found = references::of(&name, &bytes).into_iter();
                open.extend(found.filter(|each| seen.insert(each.clone())));
            }
        }
        Ok(())
    }
}

/// Returns the commit that is checked out in the root of a repository. `None` if the folder is not the root of one.
pub fn head(folder: &Path) -> Option<String> {
    let ask = |arguments: &[&str]| git(folder, arguments).ok().flatten();
    let prefix = ask(&["rev-parse", "--show-prefix"])?;
    let commit = ask(&["rev-parse", "--verify", "--quiet", "HEAD"])?;
    prefix.trim().is_empty().then(|| commit.trim().to_owned())
}

/// Returns the innermost parent of a path that exists, and the rest of the path.
fn existing(path: &Path) -> (PathBuf, PathBuf) {
    let path = normalise(&std::path::absolute(path).unwrap_or_else(|_| path.to_owned()));
    let folder = path
        .ancestors()
        .find(|folder| folder.is_dir())
        .unwrap_or(Path::new("/"));
    let rest = path.strip_prefix(folder).unwrap_or(Path::new(""));
    (folder.to_owned(), rest.to_owned())
}

fn failed(error: &io::Error) -> Diagnostic {
    let message = format!("cannot read from git: {error}");
    Diagnostic::new(Code::FileUnreadable, Place::None, message)
        .help("install `git`, which is required to compare revisions")
}
