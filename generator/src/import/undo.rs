//! Takes back the changes of an import.

use std::fs;
use std::path::{Path, PathBuf};

/// The previous contents of changed files. `None` is a file that did not exist.
#[derive(Debug, Default)]
pub struct Undo {
    files: Vec<(PathBuf, Option<Vec<u8>>)>,
}

impl Undo {
    /// Remembers the content of a file that is going to change.
    pub(super) fn remember(&mut self, path: &Path) {
        self.files.push((path.to_owned(), fs::read(path).ok()));
    }

    /// Restores all files.
    pub fn restore(self) {
        for (path, content) in self.files.into_iter().rev() {
            // Nothing better can be done than to restore the others.
            let _ = match content {
                Some(content) => {
                    let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
                    folder.and_then(|()| fs::write(&path, content))
                }
                None => fs::remove_file(&path),
            };
        }
    }
}
