//! Standard input as a file of the command line.

use std::path::Path;

/// True if a file name means standard input.
pub(super) fn is_stream(file: &Path) -> bool {
    file == Path::new("-")
}
