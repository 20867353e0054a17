//! The standard input as a file of the command line.

use std::path::Path;

/// Whether a name stands for the standard input.
pub(super) fn is_stream(file: &Path) -> bool {
    file == Path::new("-")
}
