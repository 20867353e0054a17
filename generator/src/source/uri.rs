//! Relative references to URIs (RFC 3986, section 5.2).

/// Resolves a reference against a base, which may be empty.
pub(super) fn join(base: &str, reference: &str) -> String {
    if has_scheme(reference) || base.is_empty() {
        return reference.to_owned();
    }
    if reference.is_empty() {
        return base.to_owned();
    }
    let (scheme, rest) = match base.split_once("://") {
        Some((scheme, rest)) => (format!("{scheme}://"), rest),
        None => (String::new(), base),
    };
    let path = rest.find('/').unwrap_or(rest.len());
    let (host, path) = match scheme.is_empty() {
        true => ("", rest),
        false => rest.split_at(path),
    };
    let folder = match reference.starts_with('/') {
        true => "",
        false => path.rfind('/').map_or("", |end| &path[..=end]),
    };
    let path = without_dots(&format!("{folder}{reference}"));
    let slash = match scheme.is_empty() || path.starts_with('/') {
        true => "",
        false => "/",
    };
    format!("{scheme}{host}{slash}{path}")
}

/// True if a reference is a URI with a scheme.
fn has_scheme(reference: &str) -> bool {
    let scheme = reference.split_once(':').map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    })
}

/// Removes `.` and `..` from a path.
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                kept.pop();
            }
            part => kept.push(part),
        }
    }
    kept.join("/")
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn references_are_relative_to_the_folder_of_their_base() {
        for (base, reference, expected) in [
            ("", "item", "item"),
            ("page", "item", "item"),
            (
                "https://a.example/s/page",
                "item",
                "https://a.example/s/item",
            ),
            (
                "https://a.example/s/page",
                "../item",
                "https://a.example/item",
            ),
            (
                "https://a.example/s/page",
                "/item",
                "https://a.example/item",
            ),
            ("https://a.example", "item", "https://a.example/item"),
            ("https://a.example/x", "urn:b", "urn:b"),
            ("schemas/page", "./item", "schemas/item"),
        ] {
            assert_eq!(join(base, reference), expected, "{base} {reference}");
        }
    }
}
