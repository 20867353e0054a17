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

/// A path in the tree that no stage should have made.
pub(super) fn bad_path(dir: &Path, path: &str, why: &str) -> Diagnostic {
    Diagnostic::new(
        Code::Internal,
        Place::File(dir.to_path_buf()),
        format!("Armsmith made a file `{path}`, which cannot be written: {why}"),
    )
    .help("this is a fault of Armsmith: please report it with the specification")
}
