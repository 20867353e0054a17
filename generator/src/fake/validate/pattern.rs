//! Patterns of descriptions, which are ECMAScript regular expressions.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use regress::Regex;

/// The patterns that were used, compiled once. A pattern that is invalid, or that no text
/// can match, matches every text.
#[derive(Debug, Default)]
pub(in crate::fake) struct Patterns {
    compiled: RwLock<HashMap<String, Arc<Option<Regex>>>>,
}

impl Patterns {
    /// True if a text matches a pattern.
    pub(super) fn matches(&self, pattern: &str, text: &str) -> bool {
        match &*self.compiled(pattern) {
            Some(regex) => regex.find(text).is_some(),
            None => true,
        }
    }

    fn compiled(&self, pattern: &str) -> Arc<Option<Regex>> {
        let known = self.compiled.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(regex) = known.get(pattern) {
            return Arc::clone(regex);
        }
        drop(known);
        // Nothing is before the beginning of a text.
        let is_impossible = pattern.starts_with(' ') && pattern.trim_start().starts_with('^');
        let regex = Regex::new(pattern).ok().filter(|_| !is_impossible);
        let regex = Arc::new(regex);
        let mut known = self
            .compiled
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        known.insert(pattern.to_owned(), Arc::clone(&regex));
        regex
    }
}
