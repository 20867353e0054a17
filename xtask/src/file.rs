//! Files that a task reads and writes for its user, with messages that name them.

use std::fmt::Display;
use std::fs;
use std::path::Path;

/// Reads a text.
pub(crate) fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| unreadable(path, &error))
}

/// Says that a file is not what it should be.
pub(crate) fn unreadable(path: &Path, why: &dyn Display) -> String {
    format!("cannot read `{}`: {why}", path.display())
}

/// Writes a text, and makes the folder for it.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), String> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let made = folder.map_or(Ok(()), fs::create_dir_all);
    made.and_then(|()| fs::write(path, text))
        .map_err(|error| format!("cannot write `{}`: {error}", path.display()))
}
