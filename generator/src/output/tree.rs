//! The files of a crate, and the rules for paths.

use std::collections::{BTreeMap, HashMap};

/// The files of a crate: paths relative to its folder, with `/` as separator, and text.
pub type Tree = BTreeMap<String, String>;

/// The prefix of names that this module reserves.
pub(super) const OWN_PREFIX: &str = ".armsmith.";

/// Returns the parent folders of a path, outermost first: `a`, `a/b` for `a/b/c`.
pub(super) fn folders(path: &str) -> impl DoubleEndedIterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

/// True for a folder's own path and all paths below it.
pub(super) fn is_at_or_below(path: &str, folder: &str) -> bool {
    let rest = path.strip_prefix(folder);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Returns the reason why a path is not allowed in a tree, record or journal, or `None`.
///
/// Earlier stages never create such a path. But a record or journal may contain any path, since others may have written
/// the folder.
pub(super) fn objection(path: &str) -> Option<&'static str> {
    let mut steps = path.split('/').peekable();
    if let Some(first) = steps.peek()
        && first.to_lowercase().starts_with(OWN_PREFIX)
    {
        return Some("the name is reserved for Armsmith");
    }
    if steps.any(is_git) {
        return Some("it is in the data folder of a repository");
    }
    path.split('/').find_map(step_objection)
}

/// Returns the reason why a component of a path is not allowed, or `None`.
pub(super) fn step_objection(step: &str) -> Option<&'static str> {
    if matches!(step, "" | "." | "..") {
        return Some("it is not a relative path below the output folder");
    }
    if step.contains(['\\', ':', '\0']) {
        return Some("it contains a character that is not allowed on some systems");
    }
    // Windows ignores them: `..` and `.. ` are equal there.
    if step.ends_with(['.', ' ']) {
        return Some("a part of it ends with a dot or a space");
    }
    None
}

/// True for a name that a system may treat as `.git`: macOS ignores invisible characters, and Windows has short names.
fn is_git(step: &str) -> bool {
    let ascii: String = step.chars().filter(char::is_ascii).collect();
    matches!(ascii.to_ascii_lowercase().as_str(), ".git" | "git~1")
}

/// Returns two paths, or parents of paths, that differ only in case.
pub(super) fn case_clash<'p>(paths: impl Iterator<Item = &'p str>) -> Option<(&'p str, &'p str)> {
    let mut seen = HashMap::new();
    let mut places = paths.flat_map(|path| folders(path).chain([path]));
    places.find_map(|place| {
        let first = *seen.entry(place.to_lowercase()).or_insert(place);
        (first != place).then_some((first, place))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_paths_pass() {
        for good in [
            "a",
            "src/lib.rs",
            ".gitignore",
            ".gitattributes",
            "a/.armsmith.json",
        ] {
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
            "a/.. /b",
            "a./b",
            ".armsmith.json",
            ".Armsmith.Staging/x",
            ".git/hooks/pre-commit",
            "sub/.GIT/config",
            "GIT~1/config",
            ".g\u{200d}it/config",
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
        let clash = |paths: [&'static str; 2]| case_clash(paths.into_iter());
        assert_eq!(clash(["a/b", "a/c"]), None);
        assert_eq!(clash(["a/b/c", "a/b/d"]), None);
        assert_eq!(clash(["a/B", "a/b"]), Some(("a/B", "a/b")));
        assert_eq!(clash(["A/b", "a/b"]), Some(("A", "a")));
        assert_eq!(clash(["A/x", "a/y"]), Some(("A", "a")));
        assert_eq!(clash(["a/B/x", "a/b/y"]), Some(("a/B", "a/b")));
        assert_eq!(clash(["A", "a/x"]), Some(("A", "a")));
    }
}
