//! The limit on response bodies that are kept in memory.

use std::{error::Error as StdError, fmt, future::poll_fn, pin::Pin, task::Poll};

use azure_core::{
    Bytes, Result,
    error::{Error, ErrorKind},
    http::{AsyncRawResponse, RawResponse},
};
use futures_core::Stream;

use super::transport_error::without_secrets;

/// The default limit: 256 MiB. It is far above any page that services send, and fits into the memory of
/// a usual process.
pub(super) const DEFAULT_LIMIT: u64 = 256 * 1024 * 1024;

/// The response was larger than `max_response_bytes` in the client options allows, measured after decompression.
///
/// The request is not retried, because the response would be as large. Use [`ResponseTooLarge::of`] to find it in an
/// error:
///
/// ```rust
/// use armsmith_runtime::ResponseTooLarge;
///
/// fn limit(error: &azure_core::Error) -> Option<u64> {
///     Some(ResponseTooLarge::of(error)?.limit)
/// }
/// ```
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

/// Reads the body of a response up to the limit. `query` is the query of the request, which is removed from errors of
/// the body.
pub(super) async fn read(
    response: AsyncRawResponse,
    limit: u64,
    query: Option<&str>,
) -> Result<RawResponse> {
    let (status, headers, mut body) = response.deconstruct();
    let mut whole = Whole::default();
    let mut left = limit;
    let read = poll_fn(|cx| {
        loop {
            let chunk = match Pin::new(&mut body).poll_next(cx) {
                Poll::Ready(Some(Ok(chunk))) => chunk,
                Poll::Ready(Some(Err(error))) => {
                    return Poll::Ready(Err(without_secrets(error, query)));
                }
                Poll::Ready(None) => return Poll::Ready(Ok(())),
                Poll::Pending => return Poll::Pending,
            };
            let length = u64::try_from(chunk.len()).unwrap_or(u64::MAX);
            match left.checked_sub(length) {
                Some(rest) => left = rest,
                None => {
                    let error = Error::new(ErrorKind::Other, ResponseTooLarge { limit });
                    return Poll::Ready(Err(error));
                }
            }
            whole.push(chunk);
        }
    });
    read.await?;
    Ok(RawResponse::from_bytes(status, headers, whole.into_bytes()))
}

/// A body that is received in parts. A single part is not copied.
#[derive(Default)]
struct Whole {
    first: Option<Bytes>,
    all: Vec<u8>,
}

impl Whole {
    fn push(&mut self, chunk: Bytes) {
        match self.first.take() {
            Some(first) => self.all = Vec::from(first),
            None if self.all.is_empty() => {
                self.first = Some(chunk);
                return;
            }
            None => {}
        }
        self.all.extend_from_slice(&chunk);
    }

    fn into_bytes(self) -> Bytes {
        self.first.unwrap_or_else(|| self.all.into())
    }
}
