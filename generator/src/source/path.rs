//! File paths as text.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

/// Removes `.` and `..` from a path as text. The folders need not exist.
pub(crate) fn normalise(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => match normal.components().next_back() {
                Some(Component::Normal(_)) => {
                    normal.pop();
                }
                // The root has no parent.
                Some(Component::RootDir | Component::Prefix(_)) => {}
                _ => normal.push(".."),
            },
            other => normal.push(other),
        }
    }
    normal
}

/// Removes `.` and `..` from a path, but returns `.` for the current folder, instead of an empty path.
pub(super) fn tidy(path: &Path) -> PathBuf {
    match normalise(path) {
        path if path.as_os_str().is_empty() => PathBuf::from("."),
        path => path,
    }
}

/// Returns the key of a file, which is equal for all spellings of its path.
pub(crate) fn key(path: &Path) -> PathBuf {
    normalise(&std::path::absolute(path).unwrap_or_else(|_| path.to_owned()))
}

/// Returns the name of a file in messages and records: relative to the root, with forward slashes.
pub(super) fn display(path: &Path, root: Option<&Path>) -> String {
    let inside = root.and_then(|root| key(path).strip_prefix(key(root)).ok().map(Path::to_owned));
    let path = inside.as_deref().unwrap_or(path);
    let mut name = String::new();
    for component in path.components() {
        if !name.is_empty() && !name.ends_with('/') {
            name.push('/');
        }
        match component {
            Component::RootDir => name.push('/'),
            // If nothing else remains.
            Component::CurDir => name.push('.'),
            other => name.push_str(&other.as_os_str().to_string_lossy()),
        }
    }
    name
}

/// Returns the root of the specification repository that contains the file, by its path: the parent of the outermost
/// folder `specification`.
pub fn specification_root(file: &Path) -> Option<PathBuf> {
    let file = key(file);
    let mut root = PathBuf::new();
    for component in file.components() {
        if component.as_os_str() == OsStr::new("specification") {
            return Some(root);
        }
        root.push(component);
    }
    None
}

/// True if the name of a file is that of a Markdown file, so that it is not a description.
pub fn is_readme(file: &Path) -> bool {
    file.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("md"))
}

/// True if the name of a file is `readme.md`.
pub fn is_named_readme(file: &Path) -> bool {
    let stem = file.file_stem().unwrap_or_default();
    is_readme(file) && stem.eq_ignore_ascii_case("readme")
}

/// True if the ending of a file is that of JSON or YAML.
pub fn is_json_or_yaml(file: &Path) -> bool {
    let ending = file.extension().unwrap_or_default();
    let endings = ["json", "yaml", "yml"];
    endings.iter().any(|one| ending.eq_ignore_ascii_case(one))
}

/// Returns the innermost folder that contains all files, if there is one.
pub fn common_folder(files: &[PathBuf]) -> Option<PathBuf> {
    let mut folders = files
        .iter()
        .filter_map(|file| key(file).parent().map(Path::to_owned));
    let first = folders.next()?;
    folders.try_fold(first, |common, folder| {
        let together = common.components().zip(folder.components());
        let shared = together.take_while(|(one, other)| one == other);
        let shared: PathBuf = shared.map(|(component, _)| component).collect();
        shared.components().next().is_some().then_some(shared)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_vanish_without_looking_at_the_disk() {
        for (path, normal) in [
            ("a/../b", "b"),
            ("./a/./b/", "a/b"),
            ("a/b/../../../c", "../c"),
            ("../../a", "../../a"),
            ("/../a", "/a"),
            ("", ""),
        ] {
            assert_eq!(normalise(Path::new(path)), Path::new(normal), "{path}");
        }
    }

    #[test]
    fn names_are_relative_to_the_root() {
        let path = Path::new("specs/x/../specification/a.json");
        assert_eq!(
            display(path, Some(Path::new("specs"))),
            "specification/a.json"
        );
        assert_eq!(
            display(path, Some(Path::new("other"))),
            "specs/x/../specification/a.json"
        );
        assert_eq!(display(Path::new("/a/b.json"), None), "/a/b.json");
    }

    #[test]
    fn files_have_a_folder_in_common() {
        let common = |files: &[&str]| {
            let files: Vec<_> = files.iter().map(PathBuf::from).collect();
            common_folder(&files)
        };
        let folder = Some(PathBuf::from("/a/b"));
        assert_eq!(common(&["/a/b/c.json"]), folder);
        assert_eq!(
            common(&["/a/b/c.json", "/a/b/d/e.json", "/a/b/../b/f"]),
            folder
        );
        assert_eq!(common(&["/a/b/c.json", "/a/bc/d.json"]), Some("/a".into()));
        assert_eq!(common(&[]), None);
    }

    #[test]
    fn the_outermost_specification_folder_counts() {
        let root = specification_root(Path::new("/w/specification/a/specification/b.json"));
        assert_eq!(root.as_deref(), Some(Path::new("/w")));
        assert_eq!(specification_root(Path::new("/w/a.json")), None);
    }
}
