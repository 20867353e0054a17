//! Streamed responses.

use std::{
    future::Future,
    pin::Pin,
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

    fn open<'a>(
        &'a self,
        prepared: Result<PreparedRequest>,
        context: Context<'a>,
    ) -> BoxedFuture<'a, AsyncRawResponse> {
        Box::pin(async move {
            let mut prepared = prepared?;
            let context = self.traced(context, prepared.operation);
            let success = prepared.success;
            let work = async {
                let answer = self
                    .transmit(&context, &mut prepared.request, Some(success))
                    .await?;
                if is_success(answer.status().into(), success) {
                    return Ok(answer);
                }
                let query = prepared.request.url().query();
                let raw = read(answer, u64::MAX, query).await?;
                Err(failure(without_mark(raw)))
            };
            let answer = bounded(&context, work).await?;
            Ok(match Limit::of(&context) {
                Some(limit) => limited(answer, limit),
                None => answer,
            })
        })
    }
}

/// Limits the time to read a response.
fn limited(response: AsyncRawResponse, limit: Limit) -> AsyncRawResponse {
    let (status, headers, body) = response.deconstruct();
    let body = LimitedBody {
        body,
        limit,
        end: Box::pin(passed(limit)),
        is_over: false,
    };
    AsyncRawResponse::new(status, headers, Box::pin(body))
}

/// A body that ends with an error at the deadline.
struct LimitedBody {
    body: AsyncResponseBody,
    limit: Limit,
    end: Pin<Box<dyn Future<Output = ()> + Send>>,
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
        if self.limit.remaining().is_zero() || self.end.as_mut().poll(context).is_ready() {
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
        next
    }
}
