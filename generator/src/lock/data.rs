//! A lock file as data.

use std::collections::BTreeMap;
use std::path::Path;

use crate::output::text_hash;
use crate::source::Sources;

/// The version of Armsmith.
const ARMSMITH: &str = env!("CARGO_PKG_VERSION");

/// A lock file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Lock {
    pub(super) armsmith: String,
    /// The inputs, by name relative to the folder of the manifest.
    pub(super) inputs: BTreeMap<String, LockedInput>,
}

/// An input in a lock file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct LockedInput {
    /// The SHA-256 of its text with `\n` as line ending.
    pub(super) hash: String,
    /// True if descriptions were removed from it when it was imported.
    pub(super) is_stripped: bool,
    /// The commit of the checkout from which it was imported.
    pub(super) revision: Option<String>,
}

impl Default for Lock {
    fn default() -> Self {
        Lock {
            armsmith: ARMSMITH.to_owned(),
            inputs: BTreeMap::new(),
        }
    }
}

impl Lock {
    /// Creates the lock of the documents that a project read. Revisions are those of the earlier lock. If only a part
    /// of the project was generated, the other inputs of the earlier lock are kept.
    pub fn of(sources: &Sources, manifest: &Path, earlier: Option<&Lock>, is_part: bool) -> Lock {
        let mut lock = Lock::default();
        if let Some(earlier) = earlier.filter(|_| is_part) {
            lock.inputs.clone_from(&earlier.inputs);
        }
        let manifest = sources.name(manifest);
        let documents = sources.documents();
        for document in documents.filter(|document| document.name != manifest) {
            let known = earlier.and_then(|earlier| earlier.inputs.get(&document.name));
            let input = LockedInput {
                hash: text_hash(document.text.as_bytes()),
                is_stripped: known.is_some_and(|known| known.is_stripped),
                revision: known.and_then(|known| known.revision.clone()),
            };
            lock.inputs.insert(document.name.clone(), input);
        }
        lock
    }

    /// Returns the revision from which an input was imported.
    pub fn revision(&self, input: &str) -> Option<&str> {
        self.inputs.get(input)?.revision.as_deref()
    }

    /// True if descriptions were removed from an input when it was imported.
    pub fn is_stripped(&self, input: &str) -> bool {
        self.inputs
            .get(input)
            .is_some_and(|input| input.is_stripped)
    }

    /// Sets the text and the revision of an imported input.
    pub fn import(&mut self, input: &str, text: &str, revision: Option<&str>, is_stripped: bool) {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let input_of = LockedInput {
            hash: text_hash(text.as_bytes()),
            is_stripped,
            revision: revision.map(str::to_owned),
        };
        self.inputs.insert(input.to_owned(), input_of);
    }

    /// Removes an input.
    pub fn remove(&mut self, input: &str) {
        self.inputs.remove(input);
    }
}
