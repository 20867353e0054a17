//! API versions: their order and their module names.

use std::cmp::Ordering;

/// Returns the Rust module of a version: `v2023_01_31` for `2023-01-31`.
pub(crate) fn module(version: &str) -> String {
    let words: String = version
        .chars()
        .map(|c| match c.is_ascii_alphanumeric() {
            true => c.to_ascii_lowercase(),
            false => '_',
        })
        .collect();
    if words.starts_with('v') {
        words
    } else {
        format!("v{words}")
    }
}

/// Returns the feature of a version: `managed_identity_2023_01_31`.
pub(super) fn feature(service: &str, module: &str) -> String {
    format!("{service}_{}", module.strip_prefix('v').unwrap_or(module))
}

/// True if a version is stable: it contains no word, such as `preview` or `beta`.
pub(crate) fn is_stable(version: &str) -> bool {
    let bare = version.strip_prefix('v').unwrap_or(version);
    !bare.is_empty() && !bare.contains(|c: char| c.is_alphabetic())
}

/// Compares the age of two versions, number by number.
pub(crate) fn compare(one: &str, other: &str) -> Ordering {
    numbers(one)
        .cmp(&numbers(other))
        .then_with(|| one.cmp(other))
}

fn numbers(version: &str) -> Vec<u64> {
    version
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|digits| digits.parse().ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_and_features_follow_from_the_version() {
        for (version, expected) in [
            ("2023-01-31", "v2023_01_31"),
            ("2025-05-31-preview", "v2025_05_31_preview"),
            ("7.4", "v7_4"),
            ("v1.0", "v1_0"),
        ] {
            assert_eq!(module(version), expected);
        }
        assert_eq!(feature("vault", "v7_4"), "vault_7_4");
        assert_eq!(feature("vault", "latest"), "vault_latest");
    }

    #[test]
    fn a_version_with_a_word_is_not_stable() {
        for version in ["2023-01-31", "7.4", "v1.0", "2015-10-01.3.0"] {
            assert!(is_stable(version), "{version}");
        }
        for version in ["2023-01-31-preview", "7.5-beta.1", "v2-alpha", "latest", ""] {
            assert!(!is_stable(version), "{version}");
        }
    }

    #[test]
    fn versions_are_compared_by_number() {
        assert_eq!(compare("7.4", "7.10"), Ordering::Less);
        assert_eq!(compare("2024-11-30", "2023-01-31"), Ordering::Greater);
        assert_eq!(compare("1", "1"), Ordering::Equal);
    }
}
