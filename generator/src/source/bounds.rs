//! The folder that references may not leave.

use std::path::{Path, PathBuf};

use super::path;

/// The folder that files which other files name must lie in.
#[derive(Debug)]
pub(super) struct Bounds {
    /// As it is written.
    folder: PathBuf,
    /// Where it is, symbolic links followed; `None` when there is no such folder.
    real: Option<PathBuf>,
}

impl Bounds {
    pub fn new(folder: &Path) -> Self {
        Bounds {
            folder: path::key(folder),
            real: path::key(folder).canonicalize().ok(),
        }
    }

    /// Whether a file lies within, as its path is written and where it really is.
    pub fn admit(&self, file: &Path) -> bool {
        let file = path::key(file);
        if !file.starts_with(&self.folder) {
            return false;
        }
        match (file.canonicalize(), &self.real) {
            (Ok(file), Some(real)) => file.starts_with(real),
            // What is not there cannot be read: the message for that is another one.
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_file_lies_within_as_written() {
        let bounds = Bounds::new(Path::new("/none/specs"));
        assert!(bounds.admit(Path::new("/none/specs/a/../b.json")));
        for outside in [
            "/none/specs/../b.json",
            "/none/specs2/b.json",
            "/etc/passwd",
        ] {
            assert!(!bounds.admit(Path::new(outside)), "{outside}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_may_lead_about_within_and_not_out() {
        use std::os::unix::fs::symlink;

        let folder = tempfile::tempdir().unwrap();
        let specs = folder.path().join("specs");
        fs::create_dir(&specs).unwrap();
        for file in ["specs/a.json", "secret.json"] {
            fs::write(folder.path().join(file), "{}").unwrap();
        }
        symlink("a.json", specs.join("near.json")).unwrap();
        symlink("../secret.json", specs.join("far.json")).unwrap();
        symlink("..", specs.join("up")).unwrap();
        symlink("specs", folder.path().join("alias")).unwrap();
        // The folder itself may be reached by a link.
        for root in ["specs", "alias"] {
            let bounds = Bounds::new(&folder.path().join(root));
            let admits = |file: &str| bounds.admit(&folder.path().join(root).join(file));
            assert!(admits("a.json") && admits("near.json") && admits("none.json"));
            assert!(!admits("far.json") && !admits("up/secret.json"));
        }
    }
}
