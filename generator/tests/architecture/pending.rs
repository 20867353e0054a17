//! The folders that do not keep all rules yet.

use std::path::Path;

/// Folders whose cycles and missing first sentences are passed over.
const PENDING: &[&str] = &[];

/// True for a file in such a folder.
pub fn is_pending(file: &Path) -> bool {
    PENDING.iter().any(|folder| file.starts_with(folder))
}
