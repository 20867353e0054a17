//! Responses that are event streams (`text/event-stream`).

mod event;
mod media_type;
mod open;
mod parser;
mod reconnect;

use std::{
    fmt,
    future::Future,
    pin::Pin,
    task::{Context, Poll},
};

use azure_core::{
    Result,
    error::{Error, ErrorKind},
    http::{AsyncRawResponse, AsyncResponseBody, StatusCode, headers::Headers},
};
use futures_core::Stream;

pub use self::{
    event::{EventData, StreamEvent, WholeEvent},
    reconnect::Reconnect,
};
use self::{
    parser::{EventParser, RawEvent},
    reconnect::Reopen,
};
use super::{
    has_headers::{HasHeaders, sealed},
    streaming::{DecodeResult, LineEnds, Lines, StreamError, StreamOptions, StreamProblem},
};

/// A response that is a stream of events, which are decoded as they arrive.
///
/// Events are read as browsers do (HTML, "Server-sent events"): an event without data is ignored. An event whose data
/// cannot be decoded is an error, after which the stream continues. Other errors end the stream. All of them contain a
/// [`StreamError`] with the position. Drop the stream to cancel it, which closes the connection.
///
/// ```rust
/// use armsmith_runtime::{EventData, EventStream};
/// use futures::TryStreamExt;
///
/// async fn print(mut events: EventStream<String>) -> azure_core::Result<()> {
///     while let Some(event) = events.try_next().await? {
///         match event.data {
///             EventData::Known(data) => println!("{data}"),
///             EventData::Unknown(text) => println!("another event: {text}"),
///         }
///     }
///     Ok(())
/// }
/// ```
///
/// [`StreamOptions`] and [`Reconnect`] in the context of the method's options set limits, the end marker and
/// reconnection.
pub struct EventStream<T> {
    status: StatusCode,
    headers: Headers,
    source: EventSource,
    lines: Lines,
    parser: EventParser,
    options: StreamOptions,
    names: &'static [&'static str],
    reopen: Option<Box<Reopen>>,
    decode: DecodeEvent<T>,
}

/// Decodes an event from its name, its ID and its data.
type DecodeEvent<T> = fn(&str, Option<&str>, &str) -> DecodeResult<T>;

/// The source of events.
enum EventSource {
    Body(AsyncResponseBody),
    /// A new connection, which the stream waits for.
    Opening(Pin<Box<dyn Future<Output = Result<Option<AsyncRawResponse>>> + Send>>),
    Ended,
}

impl<T> EventStream<T> {
    fn new(
        response: AsyncRawResponse,
        options: StreamOptions,
        names: &'static [&'static str],
        reopen: Option<Box<Reopen>>,
        decode: DecodeEvent<T>,
    ) -> Self {
        let (status, headers, body) = response.deconstruct();
        Self {
            status,
            headers,
            source: EventSource::Body(body),
            lines: Lines::new(LineEnds::FeedOrReturn, options.max_line_bytes),
            parser: EventParser::new(options.max_item_bytes),
            options,
            names,
            reopen,
            decode,
        }
    }

    /// Returns the status code of the first response.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Returns the headers of the first response.
    #[must_use]
    pub fn headers(&self) -> &Headers {
        &self.headers
    }

    /// Returns the ID of the last event that has one. A later call can send it to continue the stream.
    #[must_use]
    pub fn last_event_id(&self) -> Option<&str> {
        self.parser.last_id()
    }

    /// Returns the next event of the chunks so far.
    fn next_event(&mut self) -> Option<Result<StreamEvent<T>>> {
        loop {
            let place = self.lines.place();
            let line = match self.lines.next() {
                Ok(Some(line)) => line,
                Ok(None) => return None,
                Err(_) => {
                    let problem = StreamProblem::LineTooLong(self.options.max_line_bytes);
                    return Some(Err(self.fail(place, problem)));
                }
            };
            match self.parser.line(&line, place) {
                Ok(None) => {}
                Ok(Some(event)) => {
                    if let Some(reopen) = &mut self.reopen {
                        reopen.received();
                    }
                    if self.options.end_marker.as_deref() == Some(event.data.trim()) {
                        self.source = EventSource::Ended;
                        return None;
                    }
                    return Some(self.event(event));
                }
                Err(_) => {
                    let problem = StreamProblem::ItemTooLarge(self.options.max_item_bytes);
                    return Some(Err(self.fail(place, problem)));
                }
            }
        }
    }

    fn fail(&mut self, place: (u64, u64), problem: StreamProblem) -> Error {
        self.source = EventSource::Ended;
        StreamError::limit(self.parser.position(place), problem)
    }

    fn event(&self, raw: RawEvent) -> Result<StreamEvent<T>> {
        let names = self.names;
        // Events without a name are messages.
        let name = raw.name.as_deref().unwrap_or("message");
        let is_described = names.is_empty() || names.contains(&name);
        let data = match is_described.then(|| (self.decode)(name, raw.id.as_deref(), &raw.data)) {
            Some(Ok(value)) => EventData::Known(value),
            Some(Err(cause)) if !names.is_empty() || raw.name.is_none() => {
                let error = StreamError::undecodable(raw.position, raw.name, raw.data, cause);
                return Err(error);
            }
            _ => EventData::Unknown(raw.data),
        };
        Ok(StreamEvent {
            name: raw.name,
            id: raw.id,
            retry: raw.retry,
            data,
        })
    }

    /// Begins to wait for a new connection after the end of a body. Returns the error if there is none.
    fn reconnect(&mut self, lost: Option<Error>) -> Option<Error> {
        let has_marker = self.options.end_marker.is_some();
        let place = self.lines.place();
        let position = self.parser.position(place);
        self.lines = Lines::new(LineEnds::FeedOrReturn, self.options.max_line_bytes);
        self.parser.begin_body();
        let (id, delay) = (self.parser.last_id(), self.parser.reconnection_time());
        let reopen = self.reopen.as_mut();
        let opening =
            reopen.and_then(|reopen| reopen.begin(lost.is_some() || has_marker, id, delay));
        match opening {
            Some(opening) => {
                self.source = EventSource::Opening(opening);
                None
            }
            None => {
                self.source = EventSource::Ended;
                lost.map(|error| StreamError::interrupted(position, error))
            }
        }
    }

    /// Continues with a new connection, or with the error instead of one.
    fn reopened(&mut self, response: Result<Option<AsyncRawResponse>>) -> Option<Error> {
        let checked = response.and_then(|response| {
            let response =
                response.map(|response| media_type::check(response.headers()).map(|()| response));
            response.transpose()
        });
        match checked {
            Ok(Some(response)) => {
                self.source = EventSource::Body(response.into_body());
                None
            }
            // The service has no more events.
            Ok(None) => {
                self.source = EventSource::Ended;
                None
            }
            Err(error) if matches!(error.kind(), ErrorKind::Io | ErrorKind::Connection) => {
                self.reconnect(Some(error))
            }
            Err(error) => {
                self.source = EventSource::Ended;
                Some(error)
            }
        }
    }
}

impl<T> Stream for EventStream<T> {
    type Item = Result<StreamEvent<T>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let stream = &mut *self;
        loop {
            let error = match &mut stream.source {
                EventSource::Ended => return Poll::Ready(None),
                EventSource::Opening(opening) => match opening.as_mut().poll(context) {
                    Poll::Pending => return Poll::Pending,
                    Poll::Ready(response) => stream.reopened(response),
                },
                EventSource::Body(_) => {
                    if let Some(event) = stream.next_event() {
                        return Poll::Ready(Some(event));
                    }
                    let EventSource::Body(body) = &mut stream.source else {
                        continue;
                    };
                    match Pin::new(body).poll_next(context) {
                        Poll::Pending => return Poll::Pending,
                        Poll::Ready(Some(Ok(chunk))) => {
                            stream.lines.push(chunk);
                            None
                        }
                        Poll::Ready(Some(Err(error))) => stream.reconnect(Some(error)),
                        Poll::Ready(None) => stream.reconnect(None),
                    }
                }
            };
            if let Some(error) = error {
                return Poll::Ready(Some(Err(error)));
            }
        }
    }
}

impl<T> fmt::Debug for EventStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventStream")
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

impl<T> sealed::Sealed for EventStream<T> {}

impl<T> HasHeaders for EventStream<T> {
    fn headers(&self) -> &Headers {
        &self.headers
    }
}
