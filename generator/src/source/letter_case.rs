//! Names that differ in upper and lower case alone.

/// The candidate that a name means.
#[derive(Debug, Eq, PartialEq)]
pub enum CaseMatch<'a> {
    /// The name itself.
    Exact,
    /// The only candidate that differs from it in case alone.
    Similar(&'a str),
    /// Several candidates that do, in their order.
    Several(Vec<&'a str>),
    /// None of them.
    Missing,
}

/// Finds a name among candidates. The name itself is preferred; otherwise case is ignored.
pub fn match_case<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> CaseMatch<'a> {
    let mut similar = Vec::new();
    for candidate in candidates {
        if candidate == name {
            return CaseMatch::Exact;
        }
        if is_similar(candidate, name) {
            similar.push(candidate);
        }
    }
    match similar.as_slice() {
        [] => CaseMatch::Missing,
        [only] => CaseMatch::Similar(only),
        _ => CaseMatch::Several(similar),
    }
}

fn is_similar(one: &str, other: &str) -> bool {
    let lower = |name: &'_ str| name.to_owned().to_lowercase();
    one.eq_ignore_ascii_case(other)
        || !(one.is_ascii() && other.is_ascii()) && lower(one) == lower(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_itself_is_preferred() {
        for (name, candidates, expected) in [
            ("Widget", &["widget", "Widget"][..], CaseMatch::Exact),
            (
                "Widget",
                &["gadget", "widget"],
                CaseMatch::Similar("widget"),
            ),
            ("Größe", &["GRÖSSE", "GRÖßE"], CaseMatch::Similar("GRÖßE")),
            (
                "Widget",
                &["WIDGET", "x", "widget"],
                CaseMatch::Several(vec!["WIDGET", "widget"]),
            ),
            ("Widget", &["Widgets", ""], CaseMatch::Missing),
        ] {
            let found = match_case(name, candidates.iter().copied());
            assert_eq!(found, expected, "{name} among {candidates:?}");
        }
    }
}
