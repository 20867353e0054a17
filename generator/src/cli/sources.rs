use std::path::PathBuf;

use crate::source::{Sources, specification_root};

/// The sources for files that a user named: rooted in their checkout of the specifications, if they are in one.
pub(super) fn sources(files: &[PathBuf]) -> Sources {
    let mut roots = files.iter().map(|file| specification_root(file));
    match roots.next() {
        Some(Some(root)) if roots.all(|other| other.as_ref() == Some(&root)) => {
            Sources::with_root(root)
        }
        _ => Sources::new(),
    }
}
