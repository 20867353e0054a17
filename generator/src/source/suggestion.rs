//! Suggestions for misspelled names.

use std::path::{Path, PathBuf};

/// How alike two names must be for one to be a slip of the other.
const ALIKE: f64 = 0.6;

/// The candidate that a misspelt name most likely meant; the first of equals.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = name.to_lowercase();
    let mut best: Option<(f64, &str)> = None;
    for candidate in candidates {
        let likeness = strsim::normalized_damerau_levenshtein(&lower, &candidate.to_lowercase());
        if candidate != name && likeness >= ALIKE && best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The existing file that a path most likely meant: its first wrong part is replaced by the nearest
/// name in that folder, if the rest of the path exists below.
pub(super) fn nearest_file(path: &Path) -> Option<PathBuf> {
    let parts: Vec<_> = path.components().collect();
    let mut folder = PathBuf::new();
    for (index, part) in parts.iter().enumerate() {
        if !folder.join(part).exists() {
            let name = part.as_os_str().to_str()?;
            let names = names_in(&folder);
            let near = nearest(name, names.iter().map(String::as_str))?;
            let mut found = folder.join(near);
            found.extend(parts.get(index + 1..)?);
            return found.exists().then_some(found);
        }
        folder.push(part);
    }
    None
}

/// The names in a folder, sorted.
fn names_in(folder: &Path) -> Vec<String> {
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<_> = entries
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    names.sort();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_found_and_strangers_are_not() {
        let names = ["Identity", "IdentityList", "Operation"];
        assert_eq!(nearest("Identty", names), Some("Identity"));
        assert_eq!(nearest("identity", names), Some("Identity"));
        assert_eq!(nearest("Opreation", names), Some("Operation"));
        assert_eq!(nearest("VirtualMachine", names), None);
    }
}
