//! A look at a path of the output folder.

use super::error::unwritable;
use super::folder::{Entry, Folder};
use super::tree;
use crate::diagnostics::Diagnostic;

/// What is at a path of the tree.
pub(super) enum Found {
    /// Nothing.
    Nothing,
    /// A file with these bytes.
    File(Vec<u8>),
    /// Something in the way of a file: a folder, a link or a special file at this path, or a file where a folder must be.
    Obstacle(String),
}

/// Looks at a path and reads the file at it. Links are never followed: they could lead out of the folder.
pub(super) fn look(dir: &Folder, path: &str) -> Result<Found, Diagnostic> {
    let unreadable = |error| unwritable(&dir.show(path), "cannot read the file", &error);
    let entry = dir.entry(path).map_err(unreadable)?;
    Ok(match entry {
        Entry::Nothing => Found::Nothing,
        Entry::File => Found::File(dir.read(path).map_err(unreadable)?),
        Entry::Folder(_) => Found::Obstacle(path.to_owned()),
        Entry::Blocked(place) => {
            let on_the_way = tree::folders(path).find(|folder| dir.show(folder) == place);
            Found::Obstacle(on_the_way.unwrap_or(path).to_owned())
        }
    })
}
