//! The minimum pauses between polls.

use std::sync::atomic::{AtomicU32, Ordering};

use azure_core::time::Duration;

/// The number of polls without a minimum pause, for services that send `Retry-After: 0`.
const AT_ONCE: u32 = 2;
const SHORTEST: Duration = Duration::milliseconds(100);
const LONGEST: Duration = Duration::seconds(1);

/// The minimum pauses of one operation, which prevent a busy loop if the service always sends `Retry-After: 0`.
#[derive(Debug, Default)]
pub(super) struct Pauses(AtomicU32);

impl Pauses {
    /// Returns the minimum pause before the next poll: none for the first two, then 100 ms, doubled up to one second.
    pub(super) fn next_least(&self) -> Duration {
        let before = self.0.fetch_add(1, Ordering::Relaxed);
        match before.checked_sub(AT_ONCE) {
            None => Duration::ZERO,
            Some(doublings) => (SHORTEST * 2_i32.pow(doublings.min(4))).min(LONGEST),
        }
    }
}
