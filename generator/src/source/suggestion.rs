//! Suggestions for misspelled names.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The minimum similarity of a suggestion.
const ALIKE: f64 = 0.6;

/// The length from which one letter is a small part of a name.
const SHORT: usize = 3;

/// The maximum length of names to compare in bytes. The cost grows with the product of two lengths.
const LONGEST: usize = 256;

/// Returns the candidate that is most similar to a misspelled name; the first of equals.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if name.len() > LONGEST {
        return None;
    }
    let lower = name.to_lowercase();
    let mut best: Option<(f64, &str)> = None;
    for candidate in candidates {
        if candidate.len() > LONGEST {
            continue;
        }
        let other = candidate.to_lowercase();
        let likeness = strsim::normalized_damerau_levenshtein(&lower, &other);
        let is_alike = likeness >= ALIKE || is_slip(&lower, &other);
        if candidate != name && is_alike && best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// True if one letter differs in a short name, of which it is a large part.
fn is_slip(name: &str, other: &str) -> bool {
    let shorter = name.len().min(other.len());
    (1..SHORT).contains(&shorter)
        && name.len() + other.len() > 2
        && strsim::damerau_levenshtein(name, other) == 1
}

/// The maximum number of candidates to compare all of. Of more candidates, half of this number with the most similar
/// beginnings, and half with the most similar ends, are compared.
const COMPARED: usize = 200;

/// Many names, sorted by beginnings and by ends, so that only similar ones are compared.
#[derive(Debug)]
pub(super) struct ManyNames {
    names: Vec<Box<str>>,
    /// The names in lower case with their indexes, sorted.
    by_beginning: Vec<(Box<str>, usize)>,
    /// The reversed names in lower case with their indexes, sorted.
    by_end: Vec<(Box<str>, usize)>,
}

impl ManyNames {
    /// Returns `None` if there are so few names that all can be compared.
    pub fn of<'a>(names: impl ExactSizeIterator<Item = &'a str>) -> Option<Self> {
        if names.len() <= COMPARED {
            return None;
        }
        let names: Vec<Box<str>> = names.map(Box::from).collect();
        let sorted = |form: fn(&str) -> Box<str>| {
            let forms = names.iter().enumerate();
            let mut forms: Vec<_> = forms.map(|(at, name)| (form(name), at)).collect();
            forms.sort();
            forms
        };
        Some(Self {
            by_beginning: sorted(forwards),
            by_end: sorted(backwards),
            names,
        })
    }

    /// Returns the name that is most similar to a misspelled one.
    pub fn nearest(&self, name: &str) -> Option<&str> {
        if name.len() > LONGEST {
            return None;
        }
        let beginnings = around(&self.by_beginning, forwards(name));
        let ends = around(&self.by_end, backwards(name));
        let near: BTreeSet<usize> = beginnings.chain(ends).collect();
        let names = near.into_iter().filter_map(|at| self.names.get(at));
        nearest(name, names.map(|name| &**name))
    }
}

fn forwards(name: &str) -> Box<str> {
    name.to_lowercase().into()
}

fn backwards(name: &str) -> Box<str> {
    name.to_lowercase().chars().rev().collect()
}

/// Returns the indexes of the names around the sorted position of a name.
fn around(sorted: &[(Box<str>, usize)], name: Box<str>) -> impl Iterator<Item = usize> {
    let middle = sorted.partition_point(|(known, _)| *known < name);
    let start = middle.saturating_sub(COMPARED / 4);
    let near = sorted.iter().skip(start).take(COMPARED / 2);
    near.map(|(_, at)| *at)
}

/// Returns the existing file that is most similar to a path: its first wrong component is replaced by the nearest name
/// in the folder, if the rest of the path exists.
pub(crate) fn nearest_file(path: &Path) -> Option<PathBuf> {
    let parts: Vec<_> = path.components().collect();
    let mut folder = PathBuf::new();
    for (index, part) in parts.iter().enumerate() {
        if !folder.join(part).exists() {
            let name = part.as_os_str().to_str()?;
            let names = names_in(&folder);
            let near = nearest_name(name, &names)?;
            let mut found = folder.join(near);
            found.extend(parts.get(index + 1..)?);
            return found.exists().then_some(found);
        }
        folder.push(part);
    }
    None
}

/// Returns the most similar name of a file. Of names with the same ending, the rest must be similar.
fn nearest_name<'a>(name: &str, names: &'a [String]) -> Option<&'a str> {
    let ending = name.rfind('.').map(|dot| name.split_at(dot));
    let Some((stem, ending)) = ending.filter(|(stem, _)| !stem.is_empty()) else {
        return nearest(name, names.iter().map(String::as_str));
    };
    let stems = names.iter().filter_map(|other| other.strip_suffix(ending));
    if let Some(near) = nearest(stem, stems) {
        return names
            .iter()
            .map(String::as_str)
            .find(|other| other.strip_suffix(ending) == Some(near));
    }
    let others = names.iter().map(String::as_str);
    nearest(name, others.filter(|other| !other.ends_with(ending)))
}

/// Returns the names in a folder, sorted.
pub(super) fn names_in(folder: &Path) -> Vec<String> {
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
    fn the_ending_of_a_file_does_not_make_names_similar() {
        let names = ["e.json", "shop.json", "shop.yaml", "zoo.yml"].map(str::to_owned);
        for (name, near) in [
            ("nope.json", None),
            ("shopp.json", Some("shop.json")),
            ("shop.yml", Some("shop.yaml")),
            ("zoo.yaml", Some("zoo.yml")),
            ("shpo", None),
        ] {
            assert_eq!(nearest_name(name, &names), near, "{name}");
        }
    }

    #[test]
    fn slips_are_found_and_strangers_are_not() {
        let names = ["Identity", "IdentityList", "Operation"];
        assert_eq!(nearest("Identty", names), Some("Identity"));
        assert_eq!(nearest("identity", names), Some("Identity"));
        assert_eq!(nearest("Opreation", names), Some("Operation"));
        assert_eq!(nearest("VirtualMachine", names), None);
        assert_eq!(nearest("Ax", ["A", "Identity"]), Some("A"));
        assert_eq!(nearest("A", ["B", "Ab"]), Some("Ab"));
        assert_eq!(nearest("A", ["B"]), None);
    }

    #[test]
    fn slips_are_found_among_many_names_wherever_they_are() {
        let names: Vec<_> = (0..5_000).map(|n| format!("Item{n:04}Resource")).collect();
        let many = ManyNames::of(names.iter().map(String::as_str)).expect("many");
        for (slip, meant) in [
            ("Itme3210Resource", "Item3210Resource"),
            ("Item3210Resourse", "Item3210Resource"),
            ("item3210resource", "Item3210Resource"),
            ("tem3210Resource", "Item3210Resource"),
            ("Item3210Resources", "Item3210Resource"),
        ] {
            assert_eq!(many.nearest(slip), Some(meant), "{slip}");
            let all = nearest(slip, names.iter().map(String::as_str));
            assert_eq!(all, Some(meant), "{slip}");
        }
        assert_eq!(many.nearest("VirtualMachine"), None);
        assert!(ManyNames::of(["a", "b"].into_iter()).is_none());
    }

    #[test]
    fn names_that_no_person_wrote_are_not_compared() {
        let long = "a".repeat(4_000_000);
        let slip = format!("{long}b");
        assert_eq!(nearest(&slip, [&*long]), None);
        assert_eq!(nearest("aaab", [&*long, "aaaa"]), Some("aaaa"));
    }
}
