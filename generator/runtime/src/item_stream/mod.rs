//! Responses that are sequences of JSON values: lines of JSON, and JSON text sequences.

mod open;
mod records;

use std::{
    collections::VecDeque,
    fmt,
    pin::Pin,
    task::{Context, Poll},
};

use azure_core::{
    Result,
    http::{AsyncRawResponse, AsyncResponseBody, StatusCode, headers::Headers},
};
use futures_core::Stream;

use self::records::{ItemText, Records};
use super::{
    has_headers::{HasHeaders, sealed},
    streaming::{
        DecodeResult, LineEnds, Lines, StreamError, StreamOptions, StreamPosition, StreamProblem,
    },
};

/// The format of a sequence of JSON values.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SequenceFormat {
    /// One value per line: JSON Lines, NDJSON.
    Lines,
    /// JSON text sequences (RFC 7464): each value follows a record separator.
    Records,
}

/// A response that is a stream of items, which are decoded as they arrive.
///
/// An item that cannot be decoded is an error, after which the stream continues. Other errors end the stream. All of
/// them contain a [`StreamError`] with the position. Drop the stream to cancel it, which closes the connection.
///
/// ```rust
/// use armsmith_runtime::ItemStream;
/// use futures::TryStreamExt;
///
/// async fn print(mut items: ItemStream<String>) -> azure_core::Result<()> {
///     while let Some(item) = items.try_next().await? {
///         println!("{item}");
///     }
///     Ok(())
/// }
/// ```
pub struct ItemStream<T> {
    status: StatusCode,
    headers: Headers,
    body: Option<AsyncResponseBody>,
    texts: Texts,
    options: StreamOptions,
    items: u64,
    decode: fn(&str) -> DecodeResult<T>,
}

/// The texts of items.
enum Texts {
    Lines(Lines),
    Records {
        records: Records,
        waiting: VecDeque<ItemText>,
    },
}

impl<T> ItemStream<T> {
    fn new(
        response: AsyncRawResponse,
        options: StreamOptions,
        format: SequenceFormat,
        decode: fn(&str) -> DecodeResult<T>,
    ) -> Self {
        let (status, headers, body) = response.deconstruct();
        let limit = options.max_line_bytes.min(options.max_item_bytes);
        Self {
            status,
            headers,
            body: Some(body),
            texts: match format {
                SequenceFormat::Lines => Texts::Lines(Lines::new(LineEnds::Feed, limit)),
                SequenceFormat::Records => Texts::Records {
                    records: Records::new(options.max_item_bytes),
                    waiting: VecDeque::new(),
                },
            },
            options,
            items: 0,
            decode,
        }
    }

    /// Returns the status code of the response.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Returns the headers of the response.
    #[must_use]
    pub fn headers(&self) -> &Headers {
        &self.headers
    }

    /// Returns the next item of the chunks so far.
    fn next_item(&mut self) -> Option<Result<T>> {
        loop {
            let (line, byte) = self.texts.place();
            let position = StreamPosition {
                item: self.items + 1,
                line,
                byte,
            };
            match self.texts.next() {
                Ok(Some(record)) => {
                    if let Some(item) = self.item(record, position) {
                        return Some(item);
                    }
                    self.body.as_ref()?;
                }
                Ok(None) => return None,
                Err(TooLarge) => {
                    self.body = None;
                    let problem = match self.texts {
                        Texts::Lines(_)
                            if self.options.max_line_bytes <= self.options.max_item_bytes =>
                        {
                            StreamProblem::LineTooLong(self.options.max_line_bytes)
                        }
                        _ => StreamProblem::ItemTooLarge(self.options.max_item_bytes),
                    };
                    return Some(Err(StreamError::limit(position, problem)));
                }
            }
        }
    }

    /// Decodes an item. `None` if it is blank or ends the stream.
    fn item(&mut self, record: ItemText, position: StreamPosition) -> Option<Result<T>> {
        let position = match record.place {
            Some((line, byte)) => StreamPosition {
                line,
                byte,
                ..position
            },
            None => position,
        };
        let text = String::from_utf8_lossy(&record.text);
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        if self.options.end_marker.as_deref() == Some(text) {
            self.body = None;
            return None;
        }
        self.items += 1;
        let decoded = match record.is_truncated {
            true => Err(serde::de::Error::custom("the value may be incomplete")),
            false => (self.decode)(text),
        };
        Some(
            decoded
                .map_err(|cause| StreamError::undecodable(position, None, text.to_owned(), cause)),
        )
    }
}

/// An item is larger than the limit.
struct TooLarge;

impl Texts {
    /// Returns the line and the offset of the next item.
    fn place(&self) -> (u64, u64) {
        match self {
            Texts::Lines(lines) => lines.place(),
            Texts::Records { records, .. } => records.place(),
        }
    }

    fn push(&mut self, chunk: azure_core::Bytes) {
        match self {
            Texts::Lines(lines) => lines.push(chunk),
            Texts::Records { records, waiting } => records.push(&chunk, waiting),
        }
    }

    fn next(&mut self) -> std::result::Result<Option<ItemText>, TooLarge> {
        match self {
            Texts::Lines(lines) => {
                let line = lines.next().map_err(|_| TooLarge)?;
                Ok(line.map(ItemText::of_line))
            }
            Texts::Records { records, waiting } => match waiting.pop_front() {
                Some(record) => Ok(Some(record)),
                None if records.is_too_large() => Err(TooLarge),
                None => Ok(None),
            },
        }
    }

    /// Returns what follows the last end of an item.
    fn last(&mut self) -> Option<ItemText> {
        match self {
            Texts::Lines(lines) => lines.last().map(ItemText::of_line),
            Texts::Records { records, .. } => records.last(),
        }
    }
}

impl<T> Stream for ItemStream<T> {
    type Item = Result<T>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let stream = &mut *self;
        loop {
            if stream.body.is_none() {
                return Poll::Ready(None);
            }
            if let Some(item) = stream.next_item() {
                return Poll::Ready(Some(item));
            }
            let Some(body) = &mut stream.body else {
                return Poll::Ready(None);
            };
            match Pin::new(body).poll_next(context) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(Some(Ok(chunk))) => stream.texts.push(chunk),
                Poll::Ready(end) => {
                    let (line, byte) = stream.texts.place();
                    let position = StreamPosition {
                        item: stream.items + 1,
                        line,
                        byte,
                    };
                    let last = match end {
                        Some(Err(error)) => Some(Err(StreamError::interrupted(position, error))),
                        _ => {
                            let last = stream.texts.last();
                            last.and_then(|last| stream.item(last, position))
                        }
                    };
                    stream.body = None;
                    return Poll::Ready(last);
                }
            }
        }
    }
}

impl<T> fmt::Debug for ItemStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ItemStream")
            .field("status", &self.status)
            .field("items", &self.items)
            .finish_non_exhaustive()
    }
}

impl<T> sealed::Sealed for ItemStream<T> {}

impl<T> HasHeaders for ItemStream<T> {
    fn headers(&self) -> &Headers {
        &self.headers
    }
}
