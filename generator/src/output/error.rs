//! The errors of this module that more than one file reports.

use std::io;
use std::path::Path;

use crate::diagnostics::{Code, Diagnostic, Place};

/// A file or folder that the system does not let Armsmith read or write.
pub(super) fn unwritable(path: &Path, what: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::new(
        Code::OutputUnwritable,
        Place::File(path.to_path_buf()),
        format!("{what}: {error}"),
    )
}

/// An output folder that is something else.
pub(super) fn no_folder(dir: &Path) -> Diagnostic {
    Diagnostic::new(
        Code::ForeignFile,
        Place::File(dir.to_path_buf()),
        format!("`{}` is not a folder", dir.display()),
    )
    .help("name a folder for the output; it need not exist yet")
}

/// An output folder that is a link.
pub(super) fn linked(dir: &Path) -> Diagnostic {
    let help = match std::fs::read_link(dir) {
        Ok(target) => format!(
            "name `{}`, which the link points to, if that is where the output belongs",
            // A relative link is seen from the folder that it is in.
            dir.parent().unwrap_or(dir).join(target).display()
        ),
        Err(_) => "name the folder that the link points to, if that is where the output belongs"
            .to_owned(),
    };
    Diagnostic::new(
        Code::LinkedOutput,
        Place::File(dir.to_path_buf()),
        format!("the output folder `{}` is a link", dir.display()),
    )
    .help(help)
}

/// A file or folder of Armsmith's own that is a link or a special file.
pub(super) fn not_own(place: &Path, what: &str) -> Diagnostic {
    let is_link = place.is_symlink();
    let kind = if is_link { "a link" } else { "not one" };
    Diagnostic::new(
        Code::LinkedOutput,
        Place::File(place.to_path_buf()),
        format!("`{}` must be {what} and is {kind}", place.display()),
    )
    .help("Armsmith did not create it: find out who did, then delete it or restore it from version control")
}

/// A path in the tree that no stage should have made.
pub(super) fn bad_path(dir: &Path, path: &str, why: &str) -> Diagnostic {
    Diagnostic::new(
        Code::Internal,
        Place::File(dir.to_path_buf()),
        format!("Armsmith made a file `{path}`, which cannot be written: {why}"),
    )
    .help("this is a fault of Armsmith: please report it with the specification")
}
