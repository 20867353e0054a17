//! Texts within limits.

use super::pattern;
use crate::ir::Limits;

/// The most characters of a text, however many it requires.
const LENGTH: u64 = 1000;

/// Returns a text that matches the pattern, or else a text that is made shorter or longer.
pub(super) fn fitted(text: String, limits: &Limits) -> String {
    let least = limits.length.least.unwrap_or_default().min(LENGTH) as usize;
    let most = limits.length.most.map_or(usize::MAX, |most| most as usize);
    let matching = limits.pattern.as_deref();
    let matching = matching.and_then(|pattern| pattern::text(pattern, least, most));
    if let Some(matching) = matching {
        return matching;
    }
    let missing = least.saturating_sub(text.chars().count());
    let text = text + &"x".repeat(missing);
    text.chars().take(most).collect()
}
