//! Deadlines of calls.

use std::{
    fmt,
    future::{Future, poll_fn},
    pin::{Pin, pin},
    task::Poll,
};

use azure_core::{
    Result,
    error::{Error, ErrorKind},
    http::Context,
    sleep::sleep,
    time::{Duration, OffsetDateTime},
};

use super::redact::REDACTED;

/// The deadline of a call.
///
/// Insert it into the context of the options. After the deadline, the method or poller returns an error that contains a
/// [`DeadlineExceeded`]:
///
/// ```rust
/// use armsmith_runtime::Deadline;
/// use azure_core::{http::ClientMethodOptions, time::Duration};
///
/// let mut method_options = ClientMethodOptions::default();
/// method_options.context.insert(Deadline::after(Duration::seconds(10)));
/// ```
///
/// It limits all work of the call: requests with retries, slow bodies and waits. It applies to all pages of a list
/// together, and to a long-running operation including the request for the result. The service continues the operation.
/// It also limits the time to read a streamed response: past it, the stream yields the error and ends.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Deadline(OffsetDateTime);

/// The clock of deadlines. Tests insert their own into the context.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Clock(pub fn() -> OffsetDateTime);

/// A deadline with its clock.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limit {
    deadline: Deadline,
    clock: Clock,
}

impl Deadline {
    /// Creates a deadline at a time.
    #[must_use]
    pub fn at(time: OffsetDateTime) -> Self {
        Self(time)
    }

    /// Creates a deadline after a duration.
    #[must_use]
    pub fn after(duration: Duration) -> Self {
        Self(OffsetDateTime::now_utc().saturating_add(duration))
    }
}

impl Limit {
    /// Returns the limit in a context, if any.
    pub(super) fn of(context: &Context<'_>) -> Option<Self> {
        let deadline = *context.value()?;
        let clock = context.value().copied();
        let clock = clock.unwrap_or(Clock(OffsetDateTime::now_utc));
        Some(Self { deadline, clock })
    }

    /// Returns the remaining time.
    pub(super) fn remaining(self) -> Duration {
        let Self {
            deadline: Deadline(end),
            clock: Clock(now),
        } = self;
        (end - now()).max(Duration::ZERO)
    }
}

/// Awaits `work` within the deadline in the context, if any. It is pinned by the caller, because each future that owned
/// it would be as large again.
pub(super) async fn bounded<T>(
    context: &Context<'_>,
    work: Pin<&mut impl Future<Output = Result<T>>>,
) -> Result<T> {
    let limit = Limit::of(context);
    let is_sent = limit.is_some_and(|limit| !limit.remaining().is_zero());
    match within(limit, work).await {
        Some(output) => output,
        None => Err(DeadlineExceeded {
            may_be_accepted: is_sent,
            ..DeadlineExceeded::default()
        }
        .into_error()),
    }
}

/// Returns the output of `work`, or `None` if the limit passes first.
pub(super) async fn within<T>(
    limit: Option<Limit>,
    mut work: Pin<&mut impl Future<Output = T>>,
) -> Option<T> {
    let Some(limit) = limit else {
        return Some(work.await);
    };
    if limit.remaining().is_zero() {
        return None;
    }
    let mut end = pin!(passed(limit));
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending => end.as_mut().poll(context).map(|()| None),
    })
    .await
}

/// The longest single sleep. Without the `tokio` feature, `azure_core` sleeps in a thread that outlives a dropped
/// future. Short sleeps leave few of these threads behind.
const LONGEST_SLEEP: Duration = Duration::seconds(10);

/// Returns when the limit has passed.
pub(super) async fn passed(limit: Limit) {
    let mut left = limit.remaining();
    while !left.is_zero() {
        let next = left.min(LONGEST_SLEEP);
        sleep(next).await;
        left -= next;
    }
}

/// The deadline passed before the call ended. It is the inner error of the method's or poller's error:
///
/// ```rust
/// use armsmith_runtime::DeadlineExceeded;
///
/// /// Returns true if the call may be repeated without a second effect.
/// fn was_not_sent(error: &azure_core::Error) -> bool {
///     let late = error.downcast_ref::<DeadlineExceeded>();
///     late.is_some_and(|late| !late.may_be_accepted)
/// }
/// ```
///
/// `Debug` does not print the token, which contains links of the service.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct DeadlineExceeded {
    /// The resume token of a long-running operation. `None` for other calls, and if the service did not respond to the
    /// first request.
    pub resume_token: Option<String>,
    /// True if a request was sent, so that the service may have accepted it.
    pub may_be_accepted: bool,
    /// True if a streamed response was not read to its end.
    pub body_is_incomplete: bool,
}

impl DeadlineExceeded {
    pub(super) fn into_error(self) -> Error {
        Error::new(ErrorKind::Other, self)
    }
}

impl fmt::Display for DeadlineExceeded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (&self.resume_token, self.may_be_accepted) {
            _ if self.body_is_incomplete => {
                "the deadline expired before the end of the response: its body is incomplete"
            }
            (None, true) => {
                "the deadline expired before the response: the service may have accepted the request"
            }
            (None, false) => "the deadline expired before a request was sent",
            (Some(_), _) => "the deadline expired before the long-running operation completed",
        })
    }
}

impl fmt::Debug for DeadlineExceeded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeadlineExceeded")
            .field(
                "resume_token",
                &self.resume_token.as_ref().map(|_| REDACTED),
            )
            .field("may_be_accepted", &self.may_be_accepted)
            .field("body_is_incomplete", &self.body_is_incomplete)
            .finish()
    }
}

impl std::error::Error for DeadlineExceeded {}
