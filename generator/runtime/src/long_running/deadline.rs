//! When to stop waiting.

use std::fmt;

use azure_core::{
    Result,
    error::{Error, ErrorKind},
    time::{Duration, OffsetDateTime},
};

/// When to stop waiting for a long-running operation.
///
/// Put it into the context of the options; past it the poller yields an error that holds a [`DeadlineExceeded`]:
///
/// ```text
/// let mut options = PollerOptions::default();
/// options.context.insert(Deadline::after(Duration::minutes(10)));
/// ```
///
/// The service goes on with the operation all the same.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Deadline(OffsetDateTime);

impl Deadline {
    /// At this time.
    #[must_use]
    pub fn at(time: OffsetDateTime) -> Self {
        Self(time)
    }

    /// When this much time has passed.
    #[must_use]
    pub fn after(duration: Duration) -> Self {
        Self(OffsetDateTime::now_utc().saturating_add(duration))
    }

    /// Fails when the time has come.
    pub(super) fn check(self, resume_token: impl FnOnce() -> Option<String>) -> Result<()> {
        if self.remaining() > Duration::ZERO {
            return Ok(());
        }
        let exceeded = DeadlineExceeded {
            resume_token: resume_token(),
        };
        Err(Error::new(ErrorKind::Other, exceeded))
    }

    /// What remains.
    pub(super) fn remaining(self) -> Duration {
        (self.0 - OffsetDateTime::now_utc()).max(Duration::ZERO)
    }
}

/// The deadline passed before the operation ended. It is the inner error of what the poller yields:
/// `error.downcast_ref::<DeadlineExceeded>()`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct DeadlineExceeded {
    /// What `resume` needs to go on waiting; `None` when the operation was not begun.
    pub resume_token: Option<String>,
}

impl fmt::Display for DeadlineExceeded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the deadline passed before the long-running operation ended")
    }
}

impl std::error::Error for DeadlineExceeded {}
