//! Downloads that continue after an interruption.

use std::{
    future::Future,
    pin::Pin,
    task::{self, Poll},
};

use azure_core::{
    Bytes, Result,
    error::ErrorKind,
    http::{
        AsyncRawResponse, AsyncResponse, AsyncResponseBody, ClientMethodOptions, Context, Method,
        headers::{ETAG, HeaderName, Headers},
    },
};
use futures_core::Stream;

use super::{Call, Connection, header, request::PreparedRequest};

/// Continues a download that is interrupted, from the byte that it reached.
///
/// It applies to methods whose description has a `Range` header or the status code 206. Insert it into the context of
/// the method's options:
///
/// ```rust
/// use armsmith_runtime::ResumeDownload;
/// use azure_core::http::ClientMethodOptions;
///
/// let mut method_options = ClientMethodOptions::default();
/// method_options.context.insert(ResumeDownload::default());
/// ```
///
/// The rest is requested with `Range`, and with `If-Match` so that it is of the same version. So a response without a
/// strong `ETag` is not continued. The first error is returned if the rest cannot be requested.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ResumeDownload {
    /// The maximum number of attempts without a byte between them. The default is 3.
    pub max_attempts: u32,
}

impl Default for ResumeDownload {
    fn default() -> Self {
        Self { max_attempts: 3 }
    }
}

const IF_MATCH: HeaderName = HeaderName::from_static("if-match");
const RANGE: HeaderName = HeaderName::from_static("range");
const CONTENT_RANGE: HeaderName = HeaderName::from_static("content-range");

impl Connection {
    /// Sends a call and streams the response, which may continue after an interruption.
    ///
    /// # Errors
    ///
    /// See [`send`](Self::send).
    pub async fn download<T>(
        &self,
        call: Call,
        options: ClientMethodOptions<'_>,
    ) -> Result<AsyncResponse<T>> {
        let context = options.context;
        let policy = context.value::<ResumeDownload>().copied();
        let prepared = self.prepare_call(call)?;
        let policy = policy.filter(|_| prepared.request.method() == Method::Get);
        let Some(policy) = policy else {
            return Ok(self.open(Ok(prepared), context).await?.into());
        };
        let rest = (self.clone(), prepared.clone(), context.to_owned());
        let response = self.open(Ok(prepared), context).await?;
        let Some(position) = DownloadPosition::of(&rest.1, &response) else {
            return Ok(response.into());
        };
        let (connection, prepared, context) = rest;
        let (status, headers, body) = response.deconstruct();
        let body = ResumedBody {
            state: BodyState::Body(body),
            connection,
            prepared,
            context,
            position,
            policy,
            attempts: 0,
        };
        Ok(AsyncRawResponse::new(status, headers, Box::pin(body)).into())
    }
}

/// The position of the next byte, and the version of the content.
#[derive(Clone, Debug)]
struct DownloadPosition {
    etag: String,
    next: u64,
    /// The last byte, if the request has one.
    last: Option<u64>,
}

impl DownloadPosition {
    /// Returns the position of the first byte. `None` if the response cannot be continued: it has no strong `ETag`, or
    /// an encoding, by which offsets are not those of the content.
    fn of(prepared: &PreparedRequest, response: &AsyncRawResponse) -> Option<Self> {
        let headers = response.headers();
        let etag = header::text(headers, &ETAG).filter(|etag| etag.starts_with('"'))?;
        let is_encoded = header::text(headers, &HeaderName::from_static("content-encoding"));
        if is_encoded.is_some_and(|encoding| encoding != "identity") {
            return None;
        }
        let asked = header::text(prepared.request.headers(), &RANGE);
        let (next, last) = match (asked, u16::from(response.status())) {
            // A service may ignore the range.
            (_, 200) | (None, _) => (0, None),
            (Some(_), _) => content_range(headers)?,
        };
        Some(Self {
            etag: etag.to_owned(),
            next,
            last,
        })
    }
}

/// Returns the first and the last byte of a `Content-Range` (RFC 9110, section 14.4).
fn content_range(headers: &Headers) -> Option<(u64, Option<u64>)> {
    let text = header::text(headers, &CONTENT_RANGE)?;
    let (range, _) = text.trim().strip_prefix("bytes ")?.split_once('/')?;
    let (first, last) = range.split_once('-')?;
    Some((first.trim().parse().ok()?, Some(last.trim().parse().ok()?)))
}

/// A body that continues with further responses.
struct ResumedBody {
    state: BodyState,
    connection: Connection,
    prepared: PreparedRequest,
    context: Context<'static>,
    position: DownloadPosition,
    policy: ResumeDownload,
    attempts: u32,
}

type Reopening = Pin<Box<dyn Future<Output = Result<AsyncRawResponse>> + Send>>;

enum BodyState {
    Body(AsyncResponseBody),
    /// The request for the rest, and the error because of which it is sent.
    Reopening(Reopening, Option<azure_core::Error>),
    Ended,
}

impl ResumedBody {
    /// Requests the rest after an error. Returns the error if there are no more attempts.
    fn reopen(&mut self, error: azure_core::Error) -> Option<azure_core::Error> {
        let is_lost = matches!(error.kind(), ErrorKind::Io | ErrorKind::Connection);
        if !is_lost || self.attempts >= self.policy.max_attempts {
            self.state = BodyState::Ended;
            return Some(error);
        }
        self.attempts += 1;
        let DownloadPosition { etag, next, last } = self.position.clone();
        let last = last.map(|last| last.to_string()).unwrap_or_default();
        let mut prepared = self.prepared.clone();
        prepared.success = &[206];
        let request = &mut prepared.request;
        request.insert_header(RANGE, format!("bytes={next}-{last}"));
        request.insert_header(IF_MATCH, etag);
        let (connection, context) = (self.connection.clone(), self.context.clone());
        let opening = Box::pin(async move { connection.open(Ok(prepared), context).await });
        self.state = BodyState::Reopening(opening, Some(error));
        None
    }

    /// Continues with the rest, or returns the first error if the response is not the rest.
    fn reopened(
        &mut self,
        response: Result<AsyncRawResponse>,
        first: Option<azure_core::Error>,
    ) -> Option<azure_core::Error> {
        match response {
            Ok(response) => {
                let begins = content_range(response.headers()).map(|(first, _)| first);
                if begins == Some(self.position.next) {
                    self.state = BodyState::Body(response.into_body());
                    return None;
                }
                self.state = BodyState::Ended;
                first
            }
            Err(error) if matches!(error.kind(), ErrorKind::Io | ErrorKind::Connection) => {
                self.reopen(first.unwrap_or(error))
            }
            Err(error) => {
                self.state = BodyState::Ended;
                first.or(Some(error))
            }
        }
    }
}

impl Stream for ResumedBody {
    type Item = Result<Bytes>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut task::Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        loop {
            let error = match &mut self.state {
                BodyState::Ended => return Poll::Ready(None),
                BodyState::Reopening(opening, first) => {
                    let Poll::Ready(response) = opening.as_mut().poll(context) else {
                        return Poll::Pending;
                    };
                    let first = first.take();
                    self.reopened(response, first)
                }
                BodyState::Body(body) => match Pin::new(body).poll_next(context) {
                    Poll::Pending => return Poll::Pending,
                    Poll::Ready(None) => {
                        self.state = BodyState::Ended;
                        return Poll::Ready(None);
                    }
                    Poll::Ready(Some(Ok(chunk))) => {
                        self.position.next += chunk.len() as u64;
                        if !chunk.is_empty() {
                            self.attempts = 0;
                        }
                        return Poll::Ready(Some(Ok(chunk)));
                    }
                    Poll::Ready(Some(Err(error))) => self.reopen(error),
                },
            };
            if let Some(error) = error {
                return Poll::Ready(Some(Err(error)));
            }
        }
    }
}
