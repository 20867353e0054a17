//! Moves the files of a crate into a module of another one.

use std::collections::BTreeMap;

/// The files of a package, which a module does not have.
const OF_PACKAGE: [&str; 4] = ["Cargo.toml", "README.md", "clippy.toml", ".gitattributes"];

/// Returns the files of the module with this path for users, such as `my_crate::azure`. The module's file is `mod.rs`.
pub(super) fn within_module(
    files: BTreeMap<String, String>,
    path: &str,
) -> BTreeMap<String, String> {
    let below_root = path.split_once("::").map_or("", |(_, below)| below);
    let inner = format!("crate::{below_root}::");
    let files = files.into_iter();
    let files = files.filter(|(name, _)| !OF_PACKAGE.contains(&name.as_str()));
    files
        .map(|(name, text)| match name.strip_prefix("src/") {
            Some("lib.rs") => ("mod.rs".to_owned(), moved(&text, &inner)),
            Some(name) if name.ends_with(".rs") => (name.to_owned(), moved(&text, &inner)),
            Some(name) => (name.to_owned(), text),
            None => (name, text),
        })
        .collect()
}

/// Returns a file whose paths begin with those of the module.
///
/// Its examples are not compiled: the module may be private, or part of a program.
fn moved(text: &str, inner: &str) -> String {
    let mut parts = text.split("crate::");
    let mut moved = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_whole = !moved.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        moved.push_str(if is_whole { inner } else { "crate::" });
        moved.push_str(part);
    }
    for fence in ["no_run", "rust"] {
        moved = moved.replace(&format!("/// ```{fence}\n"), "/// ```ignore\n");
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn paths_of_the_crate_are_moved_alone() {
        let text = "use crate::runtime::{A, B};\n/// [`A`](crate::runtime::A)\nuse my_crate::x;\n";
        let expected = "use crate::azure::runtime::{A, B};\n/// [`A`](crate::azure::runtime::A)\nuse my_crate::x;\n";
        assert_eq!(moved(text, "crate::azure::"), expected);
    }
}
