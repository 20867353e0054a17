//! Reconnection of event streams.

use std::{
    future::Future,
    pin::{Pin, pin},
};

use azure_core::{
    Result,
    http::{AsyncRawResponse, Context, StatusCode, headers::HeaderName},
    sleep::sleep,
    time::Duration,
};

use super::super::{
    Connection,
    deadline::{DeadlineExceeded, Limit, within},
    request::PreparedRequest,
};

/// Reconnects an event stream that is interrupted. By default, an interrupted stream ends with an error.
///
/// It applies to GET requests only, because other requests may have an effect. Insert it into the context of the
/// method's options:
///
/// ```rust
/// use armsmith_runtime::Reconnect;
/// use azure_core::http::ClientMethodOptions;
///
/// let mut method_options = ClientMethodOptions::default();
/// method_options.context.insert(Reconnect::default());
/// ```
///
/// The request is sent again with the header `Last-Event-ID`, if an event had an ID. The lines of an incomplete event
/// are dropped. A response with the status code 204 ends the stream.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Reconnect {
    /// The maximum number of attempts without an event between them. The default is 5.
    pub max_attempts: u32,
    /// The time to wait before an attempt, unless the service sets it with `retry`. The default is 3 seconds.
    pub delay: Duration,
    /// True if a stream that ends is continued too, although its description has no end marker.
    pub after_end: bool,
}

impl Default for Reconnect {
    fn default() -> Self {
        Self {
            max_attempts: 5,
            delay: Duration::seconds(3),
            after_end: false,
        }
    }
}

const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");

/// The request of a stream, and the number of attempts so far.
pub(super) struct Reopen {
    connection: Connection,
    prepared: PreparedRequest,
    context: Context<'static>,
    policy: Reconnect,
    attempts: u32,
}

/// A new response. `None` if the service has no more events.
type Opening = Pin<Box<dyn Future<Output = Result<Option<AsyncRawResponse>>> + Send>>;

impl Reopen {
    pub(super) fn new(
        connection: Connection,
        prepared: PreparedRequest,
        context: Context<'static>,
        policy: Reconnect,
    ) -> Self {
        Self {
            connection,
            prepared,
            context,
            policy,
            attempts: 0,
        }
    }

    /// Resets the number of attempts after an event.
    pub(super) fn received(&mut self) {
        self.attempts = 0;
    }

    /// Begins an attempt, if another one is allowed. `is_lost` is true if the stream did not end.
    pub(super) fn begin(
        &mut self,
        is_lost: bool,
        last_id: Option<&str>,
        retry: Option<Duration>,
    ) -> Option<Opening> {
        let may_continue = is_lost || self.policy.after_end;
        if !may_continue || self.attempts >= self.policy.max_attempts {
            return None;
        }
        self.attempts += 1;
        let mut prepared = self.prepared.clone();
        if let Some(id) = last_id {
            prepared.request.insert_header(LAST_EVENT_ID, id.to_owned());
        }
        let (connection, context) = (self.connection.clone(), self.context.clone());
        let delay = retry.unwrap_or(self.policy.delay);
        Some(Box::pin(async move {
            let limit = Limit::of(&context);
            if within(limit, pin!(wait(delay))).await.is_none() {
                let exceeded = DeadlineExceeded {
                    may_be_accepted: true,
                    body_is_incomplete: true,
                    ..DeadlineExceeded::default()
                };
                return Err(exceeded.into_error());
            }
            match connection.open(Ok(prepared), context).await {
                Ok(response) if response.status() == StatusCode::NoContent => Ok(None),
                Ok(response) => Ok(Some(response)),
                Err(error) if error.http_status() == Some(StatusCode::NoContent) => Ok(None),
                Err(error) => Err(error),
            }
        }))
    }
}

async fn wait(delay: Duration) {
    if delay.is_positive() {
        sleep(delay).await;
    }
}
