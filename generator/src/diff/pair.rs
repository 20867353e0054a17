//! Which thing of the old version is which of the new one.

/// What there is in the old version, in the new one, or in both.
#[derive(Debug)]
pub(super) enum Pair<T> {
    Old(T),
    New(T),
    Both(T, T),
}

/// Pairs things by the name that users know; what is left over by what the specification calls it.
///
/// What the specification calls alike twice, or not at all, stays alone.
pub(super) fn pairs<T>(
    old: &[T],
    new: &[T],
    name: impl Fn(&T) -> &str,
    identity_old: impl Fn(&T) -> Option<String>,
    identity_new: impl Fn(&T) -> Option<String>,
) -> Vec<Pair<T>>
where
    T: Copy,
{
    let mut found = Vec::new();
    let (mut left_old, mut left_new) = (Vec::new(), Vec::new());
    for each in old {
        match new.iter().find(|other| name(other) == name(each)) {
            Some(other) => found.push(Pair::Both(*each, *other)),
            None => left_old.push(*each),
        }
    }
    for each in new {
        if !old.iter().any(|other| name(other) == name(each)) {
            left_new.push(*each);
        }
    }
    for each in &left_old {
        let identity = identity_old(each);
        let is_it = |other: &&T| identity.is_some() && identity_new(other) == identity;
        let only_here = left_old
            .iter()
            .filter(|other| identity_old(other) == identity)
            .count()
            == 1;
        let others: Vec<&T> = left_new.iter().filter(is_it).collect();
        match others.as_slice() {
            [other] if only_here => found.push(Pair::Both(*each, **other)),
            _ => found.push(Pair::Old(*each)),
        }
    }
    let paired: Vec<String> = found
        .iter()
        .filter_map(|pair| match pair {
            Pair::Both(_, new) => Some(name(new).to_owned()),
            _ => None,
        })
        .collect();
    let alone = left_new
        .into_iter()
        .filter(|each| !paired.iter().any(|paired| paired == name(each)));
    found.extend(alone.map(Pair::New));
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
