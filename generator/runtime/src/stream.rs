//! Streamed responses.

use std::{
    future::Future,
    pin::{Pin, pin},
    task::{self, Poll},
};

use azure_core::{
    Bytes, Result,
    http::{AsyncRawResponse, AsyncResponse, AsyncResponseBody, ClientMethodOptions, Context},
};
use futures_core::Stream;

use super::{
    Call, Connection,
    body_limit::read,
    body_timeout,
    connection::{BoxedFuture, without_mark},
    deadline::{DeadlineExceeded, Limit, bounded, passed},
    error::failure,
    request::{PreparedRequest, is_success},
};

impl Connection {
    /// Sends a call and streams the response.
    ///
    /// # Errors
    ///
    /// See [`send`](Self::send).
    pub async fn stream<T>(
        &self,
        call: Call,
        options: ClientMethodOptions<'_>,
    ) -> Result<AsyncResponse<T>> {
        let request = self.prepare_call(call);
        Ok(self.open(request, options.context).await?.into())
    }

    /// Sends a request and returns the response with its body as a stream.
    pub(super) fn open<'a>(
        &'a self,
        prepared: Result<PreparedRequest>,
        context: Context<'a>,
    ) -> BoxedFuture<'a, AsyncRawResponse> {
        Box::pin(async move {
            let mut prepared = prepared?;
            let context = self.traced(context, prepared.operation);
            let success = prepared.success;
            let work = pin!(async {
                let response = self
                    .transmit(&context, &mut prepared.request, Some(success))
                    .await?;
                if is_success(response.status().into(), success) {
                    return Ok(response);
                }
                let query = prepared.request.url().query();
                let raw = read(response, u64::MAX, query).await?;
                Err(failure(without_mark(raw)))
            });
            let response = bounded(&context, work).await?;
            Ok(limited(response, Limit::of(&context)))
        })
    }
}

/// Limits the time to read a response, if there is a limit, and names its timeouts.
fn limited(response: AsyncRawResponse, limit: Option<Limit>) -> AsyncRawResponse {
    let (status, headers, body) = response.deconstruct();
    let body = LimitedBody {
        body,
        end: limit.map(|limit| (limit, Box::pin(passed(limit)) as Passed)),
        is_over: false,
    };
    AsyncRawResponse::new(status, headers, Box::pin(body))
}

type Passed = Pin<Box<dyn Future<Output = ()> + Send>>;

/// A body that ends with an error at the deadline.
struct LimitedBody {
    body: AsyncResponseBody,
    end: Option<(Limit, Passed)>,
    is_over: bool,
}

impl Stream for LimitedBody {
    type Item = Result<Bytes>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut task::Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        if self.is_over {
            return Poll::Ready(None);
        }
        // Data that waits at the deadline is late too.
        let is_late = self.end.as_mut().is_some_and(|(limit, end)| {
            limit.remaining().is_zero() || end.as_mut().poll(context).is_ready()
        });
        if is_late {
            self.is_over = true;
            let exceeded = DeadlineExceeded {
                may_be_accepted: true,
                body_is_incomplete: true,
                ..DeadlineExceeded::default()
            };
            return Poll::Ready(Some(Err(exceeded.into_error())));
        }
        let next = Pin::new(&mut self.body).poll_next(context);
        self.is_over = matches!(next, Poll::Ready(None));
        next.map_err(body_timeout::named)
    }
}
