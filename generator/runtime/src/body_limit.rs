//! The limit on response bodies that are kept in memory.

use std::{
    error::Error as StdError,
    fmt,
    pin::Pin,
    task::{Context, Poll},
};

use azure_core::{
    Bytes, Result,
    error::{Error, ErrorKind},
    http::{AsyncRawResponse, AsyncResponseBody},
};
use futures_core::Stream;

use super::transport_error::without_secrets;

/// The default limit: 256 MiB. It is far above any page that Azure Resource Manager sends, and fits into the memory of
/// a usual process.
pub(super) const DEFAULT_LIMIT: u64 = 256 * 1024 * 1024;

/// The response was larger than `max_response_bytes` in the client options allows, measured after decompression.
///
/// The request is not retried, because the response would be as large. Use [`ResponseTooLarge::of`] to find it in an
/// error.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ResponseTooLarge {
    /// The limit in bytes.
    pub limit: u64,
}

impl ResponseTooLarge {
    /// Returns the `ResponseTooLarge` that caused an error, if there is one.
    #[must_use]
    pub fn of(error: &Error) -> Option<Self> {
        let mut next: Option<&(dyn StdError + 'static)> = Some(error);
        while let Some(error) = next {
            if let Some(found) = error.downcast_ref() {
                return Some(*found);
            }
            next = error.source();
        }
        None
    }
}

impl fmt::Display for ResponseTooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let limit = self.limit;
        write!(
            f,
            "the response exceeds {limit} bytes: increase `max_response_bytes` in the client options if this is \
             expected"
        )
    }
}

impl StdError for ResponseTooLarge {}

/// Returns the response with a body that fails once it exceeds the limit. `query` is the query of the request, which is
/// removed from errors of the body.
pub(super) fn limited(
    response: AsyncRawResponse,
    limit: u64,
    query: Option<&str>,
) -> AsyncRawResponse {
    let (status, headers, body) = response.deconstruct();
    let body = LimitedBody {
        body: Some(body),
        limit,
        left: limit,
        query: query.map(str::to_owned),
    };
    AsyncRawResponse::new(status, headers, Box::pin(body))
}

struct LimitedBody {
    /// `None` after a failure: nothing more is read.
    body: Option<AsyncResponseBody>,
    limit: u64,
    left: u64,
    query: Option<String>,
}

impl Stream for LimitedBody {
    type Item = Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(body) = &mut self.body else {
            return Poll::Ready(None);
        };
        let chunk = Pin::new(body).poll_next(cx);
        let bytes = match chunk {
            Poll::Ready(Some(Ok(bytes))) => bytes,
            other => {
                let query = self.query.as_deref();
                return other.map_err(|error| without_secrets(error, query));
            }
        };
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        match self.left.checked_sub(length) {
            Some(left) => {
                self.left = left;
                Poll::Ready(Some(Ok(bytes)))
            }
            None => {
                self.body = None;
                let limit = self.limit;
                let error = Error::new(ErrorKind::Other, ResponseTooLarge { limit });
                Poll::Ready(Some(Err(error)))
            }
        }
    }
}
