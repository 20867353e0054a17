//! Reads and writes the files of tasks, with messages that name them.

use std::fmt::Display;
use std::fs;
use std::path::Path;

/// Reads a text file.
pub(crate) fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| unreadable(path, &error))
}

/// Creates the message for a file that cannot be read.
pub(crate) fn unreadable(path: &Path, why: &dyn Display) -> String {
    format!("cannot read `{}`: {why}", path.display())
}

/// Writes a text file, and creates its folder.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), String> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let made = folder.map_or(Ok(()), fs::create_dir_all);
    made.and_then(|()| fs::write(path, text))
        .map_err(|error| format!("cannot write `{}`: {error}", path.display()))
}
