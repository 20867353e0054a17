//! Writes a single file, completely or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use crate::diagnostics::{Code, Diagnostic, Place};

/// Writes a file that has its final content or the previous one, even if the run is killed. Creates its folder.
///
/// # Errors
///
/// Returns an error if the file cannot be written.
pub fn save(path: &Path, text: &str) -> Result<(), Diagnostic> {
    let write = || -> io::Result<()> {
        let folder = path.parent().unwrap_or(Path::new(""));
        fs::create_dir_all(folder)?;
        let folder = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(text.as_bytes())?;
        readable(file.as_file())?;
        file.persist(path)?;
        Ok(())
    };
    write().map_err(|error| {
        let message = format!("cannot write `{}`: {error}", path.display());
        Diagnostic::new(
            Code::OutputUnwritable,
            Place::File(path.to_owned()),
            message,
        )
    })
}

/// Makes a file readable for everyone; temporary files are private by default.
#[cfg(unix)]
fn readable(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &fs::File) -> io::Result<()> {
    Ok(())
}
