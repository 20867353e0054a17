//! The folder that references may not leave.

use std::path::{Path, PathBuf};

use super::path;

/// The folder that contains all files that other files may refer to.
#[derive(Debug)]
pub(super) struct Bounds {
    /// The path as given.
    folder: PathBuf,
    /// The path without symbolic links. `None` if the folder does not exist.
    real: Option<PathBuf>,
}

impl Bounds {
    pub fn new(folder: &Path) -> Self {
        Bounds {
            folder: path::key(folder),
            real: path::key(folder).canonicalize().ok(),
        }
    }

    /// True if a file is in the folder, both by its path and by its real location.
    pub fn admit(&self, file: &Path) -> bool {
        let file = path::key(file);
        if !file.starts_with(&self.folder) {
            return false;
        }
        match (file.canonicalize(), &self.real) {
            (Ok(file), Some(real)) => file.starts_with(real),
            // A file that does not exist has its own message.
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
        // The folder itself may be a link.
        for root in ["specs", "alias"] {
            let bounds = Bounds::new(&folder.path().join(root));
            let admits = |file: &str| bounds.admit(&folder.path().join(root).join(file));
            assert!(admits("a.json") && admits("near.json") && admits("none.json"));
            assert!(!admits("far.json") && !admits("up/secret.json"));
        }
    }
}
