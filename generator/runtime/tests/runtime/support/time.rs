//! Deadlines by the test's paused clock, and a service that never ends a response.

use std::{cell::Cell, fmt, sync::Arc};

use armsmith_runtime::{Clock, Deadline};
use async_trait::async_trait;
use azure_core::{
    Bytes, Result,
    http::{AsyncRawResponse, Context, HttpClient, Request, headers::Headers},
    time::{Duration, OffsetDateTime},
};
use futures::{StreamExt, stream};
use tokio::time::Instant;

use super::{Reply, Service};

thread_local! {
    static START: Cell<Option<Instant>> = const { Cell::new(None) };
}

/// Returns the time of the paused clock.
fn now() -> OffsetDateTime {
    let start = START.get().expect("the test has begun");
    let passed = Instant::now() - start;
    OffsetDateTime::UNIX_EPOCH + Duration::try_from(passed).expect("a short time")
}

/// Puts a deadline into a context: so many seconds from now.
pub fn end_after(context: &mut Context<'_>, seconds: i64) {
    START.set(Some(Instant::now()));
    context.insert(Clock(now));
    let end = OffsetDateTime::UNIX_EPOCH + Duration::seconds(seconds);
    context.insert(Deadline::at(end));
}

/// A service that never ends a response: the first ones of a script come, then headers and no body.
pub struct Stalling(Arc<Service>, usize);

impl Stalling {
    pub fn after(script: Vec<Reply>) -> Self {
        let count = script.len();
        Self(Service::new(script), count)
    }
}

impl fmt::Debug for Stalling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Stalling")
    }
}

#[async_trait]
impl HttpClient for Stalling {
    async fn execute_request(&self, request: &Request) -> Result<AsyncRawResponse> {
        if self.0.seen().len() < self.1 {
            return self.0.execute_request(request).await;
        }
        let begun = stream::once(async { Ok(Bytes::from_static(b"{")) });
        let body = begun.chain(stream::pending());
        Ok(AsyncRawResponse::new(
            200.into(),
            Headers::new(),
            Box::pin(body),
        ))
    }
}
