//! Errors that several files of this module report.

use std::io;
use std::path::Path;

use crate::diagnostics::{Code, Diagnostic, Place};

/// Creates the error for a file or folder that cannot be read or written.
pub(super) fn unwritable(path: &Path, what: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::new(
        Code::OutputUnwritable,
        Place::File(path.to_path_buf()),
        format!("{what}: {error}"),
    )
}

/// Creates the error for an output folder that is not a folder.
pub(super) fn no_folder(dir: &Path) -> Diagnostic {
    Diagnostic::new(
        Code::ForeignFile,
        Place::File(dir.to_path_buf()),
        format!("`{}` is not a folder", dir.display()),
    )
    .help("pass a folder, which need not exist yet")
}

/// Creates the error for an output folder that is a link.
pub(super) fn linked(dir: &Path) -> Diagnostic {
    let help = match std::fs::read_link(dir) {
        Ok(target) => format!(
            "pass `{}`, the target of the link, if you want to write there",
            // A relative link is relative to its own folder.
            dir.parent().unwrap_or(dir).join(target).display()
        ),
        Err(_) => "pass the target of the link if you want to write there".to_owned(),
    };
    Diagnostic::new(
        Code::LinkedOutput,
        Place::File(dir.to_path_buf()),
        format!("the output folder `{}` is a link", dir.display()),
    )
    .help(help)
}

/// Creates the error for a file or folder of Armsmith's that is a link or special file.
pub(super) fn not_own(place: &Path, what: &str) -> Diagnostic {
    let is_link = place.is_symlink();
    let kind = if is_link { "a link" } else { "neither" };
    Diagnostic::new(
        Code::LinkedOutput,
        Place::File(place.to_path_buf()),
        format!("`{}` must be {what}, but it is {kind}", place.display()),
    )
    .help("delete it, or restore it from version control: Armsmith did not create it")
}

/// Creates the error for an invalid path in the tree.
pub(super) fn bad_path(dir: &Path, path: &str, why: &str) -> Diagnostic {
    Diagnostic::new(
        Code::Internal,
        Place::File(dir.to_path_buf()),
        format!("internal error: the path `{path}` cannot be written: {why}"),
    )
    .help("report this error to the project, with the description that causes it")
}
