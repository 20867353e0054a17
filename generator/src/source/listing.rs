//! The names of files as their folders list them.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use super::letter_case::{CaseMatch, match_case};
use super::suggestion::names_in;

/// The names in the folders that were read.
#[derive(Debug, Default)]
pub(super) struct Listings(RwLock<HashMap<PathBuf, Arc<[String]>>>);

impl Listings {
    /// Returns a path with the names that its folders list, so that a path in another case means the same file on every
    /// system. The parent folders that it shares with `known` are not changed.
    ///
    /// # Errors
    ///
    /// Returns the paths that only differ in case, if there are several.
    pub fn locate(&self, known: &Path, path: &Path) -> Result<PathBuf, Vec<PathBuf>> {
        let mut parts = path.components().peekable();
        let mut found = PathBuf::new();
        for part in known.components() {
            match parts.next_if_eq(&part) {
                Some(part) => found.push(part),
                None => break,
            }
        }
        for part in parts {
            let Component::Normal(name) = part else {
                found.push(part);
                continue;
            };
            let names = self.names(&found);
            let names = names.iter().map(String::as_str);
            match name.to_str().map(|name| match_case(name, names)) {
                Some(CaseMatch::Similar(similar)) => found.push(similar),
                Some(CaseMatch::Several(several)) => {
                    return Err(several.into_iter().map(|name| found.join(name)).collect());
                }
                _ => found.push(name),
            }
        }
        Ok(found)
    }

    fn names(&self, folder: &Path) -> Arc<[String]> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(names) = known.get(folder) {
            return Arc::clone(names);
        }
        drop(known);
        let names: Arc<[String]> = names_in(folder).into();
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        known.insert(folder.to_owned(), Arc::clone(&names));
        names
    }
}
