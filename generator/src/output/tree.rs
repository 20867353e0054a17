use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

/// The files of a crate: paths below its folder, with `/` between folders, and their text.
pub type Tree = BTreeMap<String, String>;

/// What begins every name that this module keeps for itself.
pub(super) const OWN_PREFIX: &str = ".armsmith.";

/// The path on disk of a path in the tree.
pub(super) fn on_disk(dir: &Path, path: &str) -> PathBuf {
    let mut full = dir.to_path_buf();
    full.extend(path.split('/'));
    full
}

/// The folders that lead to a path, outermost first: `a`, `a/b` for `a/b/c`.
pub(super) fn folders(path: &str) -> impl DoubleEndedIterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

/// Why a path may not stand in a tree; `None` when it may.
///
/// The stages before this one never make such a path, but a wrong one would reach files outside the folder.
pub(super) fn objection(path: &str) -> Option<&'static str> {
    if path.contains(['\\', ':', '\0']) {
        return Some("it holds a character that is special on some systems");
    }
    let mut parts = path.split('/').peekable();
    if parts
        .peek()
        .is_some_and(|first| first.starts_with(OWN_PREFIX))
    {
        return Some("its name is kept for Armsmith's own records");
    }
    if parts.any(|part| matches!(part, "" | "." | "..")) {
        return Some("it is not a plain path below the output folder");
    }
    None
}

/// Two paths that are one file where letters' case means nothing.
pub(super) fn case_clash(tree: &Tree) -> Option<(&str, &str)> {
    let mut seen = HashMap::new();
    tree.keys().find_map(|path| {
        seen.insert(path.to_lowercase(), path.as_str())
            .map(|other| (other, path.as_str()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_paths_pass() {
        for good in ["a", "src/lib.rs", ".gitignore", "a/.armsmith.json"] {
            assert_eq!(objection(good), None, "{good}");
        }
        for bad in [
            "",
            "/etc/passwd",
            "a//b",
            "a/",
            "..",
            "a/../b",
            "./a",
            "a\\b",
            "C:/x",
            ".armsmith.json",
        ] {
            assert!(objection(bad).is_some(), "{bad}");
        }
    }

    #[test]
    fn folders_lead_to_the_path() {
        assert_eq!(folders("a/b/c").collect::<Vec<_>>(), ["a", "a/b"]);
        assert_eq!(folders("a").count(), 0);
    }

    #[test]
    fn names_that_differ_in_case_alone_clash() {
        let tree = |paths: [&str; 2]| Tree::from(paths.map(|path| (path.into(), String::new())));
        assert_eq!(case_clash(&tree(["a/b", "a/c"])), None);
        assert_eq!(case_clash(&tree(["A/b", "a/b"])), Some(("A/b", "a/b")));
    }
}
