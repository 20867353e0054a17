//! The pairs of descriptions to compare.

use std::path::{Path, PathBuf};

use super::cases::EDITS;
use crate::workspace::SPECS;

/// The description that small changes are applied to. The tests of `diff` use it too.
const BASE: &str = include_str!("../../../generator/tests/diff/widgets.json");

/// The versions of a real service, oldest first.
const VERSIONS: [(&str, &str); 3] = [
    ("2023-01-31", "stable/2023-01-31/ManagedIdentity.json"),
    (
        "2024-11-30",
        "ManagedIdentity/stable/2024-11-30/ManagedIdentity.json",
    ),
    (
        "2025-05-31-preview",
        "ManagedIdentity/preview/2025-05-31-preview/openapi.json",
    ),
];
const SERVICE: &str = "specification/msi/resource-manager/Microsoft.ManagedIdentity";

/// A pair of descriptions.
#[derive(Debug)]
pub(super) struct Case {
    /// The difference between them.
    pub(super) name: String,
    pub(super) old: CaseInput,
    pub(super) new: CaseInput,
}

/// A description.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(super) enum CaseInput {
    /// A file of the specifications.
    File(PathBuf),
    /// The text of a description.
    Text(String),
}

/// Returns all pairs to compare.
pub(super) fn pairs() -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    for edit in EDITS {
        cases.push(Case {
            name: edit.name.to_owned(),
            old: CaseInput::Text(BASE.to_owned()),
            new: CaseInput::Text(edit.of(BASE)?),
        });
    }
    for (place, (old, old_file)) in VERSIONS.iter().enumerate() {
        for (new, new_file) in VERSIONS.iter().skip(place + 1) {
            let input = |file: &str| CaseInput::File(Path::new(SPECS).join(SERVICE).join(file));
            cases.push(Case {
                name: format!("Microsoft.ManagedIdentity: {old}, {new}"),
                old: input(old_file),
                new: input(new_file),
            });
        }
    }
    Ok(cases)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::semver::subject::Version;

    #[test]
    fn every_change_is_one_and_is_told() {
        let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
        let work = tempfile::tempdir().unwrap();
        let cases = pairs().unwrap();
        let names: BTreeSet<_> = cases.iter().map(|case| &case.name).collect();
        assert_eq!(names.len(), cases.len());
        for (place, case) in cases.iter().enumerate() {
            let made = |input: &CaseInput, side| {
                let folder = work.path().join(format!("{side}-{place}"));
                Version::of(&root.join(input.laid_out(&folder).unwrap())).unwrap()
            };
            let diff = made(&case.old, "old").against(&made(&case.new, "new"));
            assert!(!diff.is_empty(), "{}", case.name);
        }
    }
}
