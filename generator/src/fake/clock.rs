//! The time of the fake.

use std::time::Duration;

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// The time of the fake, which tests can advance.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct FakeClock {
    ahead: Duration,
}

impl FakeClock {
    /// Returns the time.
    pub(super) fn now(self) -> OffsetDateTime {
        OffsetDateTime::now_utc() + self.ahead
    }

    /// Advances the time.
    pub(super) fn advance(&mut self, by: Duration) {
        self.ahead = self.ahead.saturating_add(by);
    }

    /// Returns the time as RFC 3339, in whole seconds.
    pub(super) fn text(self) -> String {
        let now = self.now().replace_nanosecond(0);
        now.ok()
            .and_then(|now| now.format(&Rfc3339).ok())
            .unwrap_or_default()
    }
}
