//! Matches the items of an old version with those of a new one.

use std::collections::{HashMap, HashSet};

/// An item of the old version, the new one, or both.
#[derive(Debug)]
pub(super) enum Pair<T> {
    Old(T),
    New(T),
    Both(T, T),
}

/// Matches items by their Rust names, and the rest by their names in the specification.
///
/// Items without a unique name in the specification are not matched.
pub(super) fn pairs<'t, T: Copy>(
    old: &[T],
    new: &[T],
    name: impl Fn(T) -> &'t str,
    identity_old: impl Fn(&T) -> Option<String>,
    identity_new: impl Fn(&T) -> Option<String>,
) -> Vec<Pair<T>> {
    let by_name: HashMap<&str, T> = new.iter().map(|each| (name(*each), *each)).collect();
    let old_names: HashSet<&str> = old.iter().map(|each| name(*each)).collect();
    let mut left_new: Vec<T> = new.to_vec();
    left_new.retain(|each| !old_names.contains(name(*each)));
    let of_new = by_identity(&left_new, identity_new);
    let mut left_old: Vec<T> = old.to_vec();
    left_old.retain(|each| !by_name.contains_key(name(*each)));
    let of_old = by_identity(&left_old, &identity_old);

    let mut taken = HashSet::new();
    let mut found: Vec<Pair<T>> = Vec::new();
    for each in old {
        if let Some(other) = by_name.get(name(*each)) {
            found.push(Pair::Both(*each, *other));
            continue;
        }
        let identity = identity_old(each).unwrap_or_default();
        match (of_old.get(&identity), of_new.get(&identity)) {
            (Some(Some(_)), Some(Some(other))) => {
                taken.insert(name(*other));
                found.push(Pair::Both(*each, *other));
            }
            _ => found.push(Pair::Old(*each)),
        }
    }
    left_new.retain(|each| !taken.contains(name(*each)));
    found.extend(left_new.into_iter().map(Pair::New));
    found
}

/// Returns items by their names in the specification, if these are unique.
fn by_identity<T: Copy>(
    things: &[T],
    identity: impl Fn(&T) -> Option<String>,
) -> HashMap<String, Option<T>> {
    let mut found = HashMap::new();
    for each in things {
        if let Some(identity) = identity(each) {
            let entry = found.entry(identity);
            entry
                .and_modify(|several| *several = None)
                .or_insert(Some(*each));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_counts_before_what_the_specification_says() {
        let old = [("a", "1"), ("b", "2"), ("c", "3"), ("x", "7"), ("y", "7")];
        let new = [("a", "2"), ("d", "2"), ("e", "4"), ("z", "7")];
        let identity = |each: &(&str, &str)| Some(each.1.to_owned());
        let found = pairs(&old, &new, |each| each.0, identity, identity);
        let shown: Vec<_> = found
            .iter()
            .map(|pair| match pair {
                Pair::Old(old) => format!("-{}", old.0),
                Pair::New(new) => format!("+{}", new.0),
                Pair::Both(old, new) => format!("{}={}", old.0, new.0),
            })
            .collect();
        assert_eq!(shown, ["a=a", "b=d", "-c", "-x", "-y", "+e", "+z"]);
    }
}
