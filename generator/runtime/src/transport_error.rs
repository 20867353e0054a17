//! Transport errors without secrets from URLs.

use std::{
    error::Error as StdError,
    fmt,
    pin::Pin,
    task::{Context, Poll},
};

use azure_core::{
    Bytes, Result,
    error::Error,
    http::{AsyncRawResponse, AsyncResponseBody},
};
use futures_core::Stream;

use super::redact;

/// Returns the error, with queries and user information of URLs removed if it prints any. `query` is the query of the
/// request, which a transport may print on its own.
///
/// Keys may be sent in the query, and transports print the whole URL in errors.
pub(super) fn without_secrets(error: Error, query: Option<&str>) -> Error {
    let query = query.filter(|query| !query.is_empty());
    if !shows_secret(&error, query) {
        return error;
    }
    let kind = error.kind().clone();
    let message = shown(&error, query);
    match error.source() {
        Some(source) => Error::with_error(kind, Redacted::of(source, query), message),
        None => Error::with_message(kind, message),
    }
}

fn shows_secret(error: &Error, query: Option<&str>) -> bool {
    let mut next: Option<&(dyn StdError + 'static)> = Some(error);
    while let Some(error) = next {
        // URLs may occur in `Debug` only, and there in parts.
        let texts = [error.to_string(), format!("{error:?}")];
        let has_query = |text: &String| query.is_some_and(|query| text.contains(query));
        if texts
            .iter()
            .any(|text| has_query(text) || redact::text(text) != text.as_str())
        {
            return true;
        }
        next = error.source();
    }
    false
}

/// Returns the message of an error without secrets.
fn shown(error: &(dyn StdError + 'static), query: Option<&str>) -> String {
    let message = error.to_string();
    let message = redact::text(&message);
    match query {
        Some(query) => message.replace(query, redact::REDACTED),
        None => message.into_owned(),
    }
}

/// The messages of a transport error and its sources, without secrets.
struct Redacted {
    message: String,
    source: Option<Box<Redacted>>,
}

impl Redacted {
    fn of(error: &(dyn StdError + 'static), query: Option<&str>) -> Self {
        let source = error.source();
        Self {
            message: shown(error, query),
            source: source.map(|source| Box::new(Self::of(source, query))),
        }
    }
}

impl fmt::Display for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Debug for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("TransportError");
        shown.field("message", &self.message);
        if let Some(source) = &self.source {
            shown.field("source", source);
        }
        shown.finish()
    }
}

impl StdError for Redacted {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        let source = self.source.as_deref()?;
        Some(source)
    }
}

/// A streamed body without secrets in errors.
pub(super) struct RedactedBody {
    body: AsyncResponseBody,
    query: Option<String>,
}

impl RedactedBody {
    /// Returns a response to a request with a query.
    pub(super) fn of(response: AsyncRawResponse, query: Option<&str>) -> AsyncRawResponse {
        let (status, headers, body) = response.deconstruct();
        let query = query.map(str::to_owned);
        AsyncRawResponse::new(status, headers, Box::pin(Self { body, query }))
    }
}

impl Stream for RedactedBody {
    type Item = Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let chunk = Pin::new(&mut self.body).poll_next(cx);
        chunk.map_err(|error| without_secrets(error, self.query.as_deref()))
    }
}
