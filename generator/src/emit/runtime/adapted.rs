//! The runtime files, each adapted at its first use in a process.

use std::sync::{LazyLock, OnceLock};

use super::{examples, macros, sources::FILES};

/// A runtime file with the rule for its macros.
pub(super) struct RuntimeFile {
    pub(super) path: &'static str,
    text: &'static str,
    macros: fn(&str) -> String,
    adapted: OnceLock<AdaptedFile>,
}

/// A runtime file as it is in all crates, except for the name of the crate in its examples.
pub(super) struct AdaptedFile {
    pub(super) text: String,
    pub(super) has_examples: bool,
}

impl RuntimeFile {
    fn all(macros: fn(&str) -> String) -> Vec<RuntimeFile> {
        let file = |(path, text): &(&'static str, &'static str)| RuntimeFile {
            path,
            text,
            macros,
            adapted: OnceLock::new(),
        };
        FILES.iter().map(file).collect()
    }

    /// Returns the adapted file. Files that no crate uses are never adapted.
    pub(super) fn adapted(&self) -> &AdaptedFile {
        self.adapted.get_or_init(|| AdaptedFile {
            text: (self.macros)(self.text),
            has_examples: examples::are_in(self.text),
        })
    }
}

/// The files of a runtime that the rest of its crate uses.
pub(super) static WITHIN_CRATE: LazyLock<Vec<RuntimeFile>> =
    LazyLock::new(|| RuntimeFile::all(macros::within_crate));

/// The files of a runtime that other crates use.
pub(super) static FOR_OTHER_CRATES: LazyLock<Vec<RuntimeFile>> =
    LazyLock::new(|| RuntimeFile::all(macros::for_other_crates));
