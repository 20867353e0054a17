//! Errors of streams.

use std::{error::Error as StdError, fmt};

use azure_core::error::{Error, ErrorKind};

use super::StreamPosition;

/// An error of a streamed response, with its position. Use [`StreamError::of`] to find it in an error:
///
/// ```rust
/// use armsmith_runtime::StreamError;
///
/// fn line(error: &azure_core::Error) -> Option<u64> {
///     Some(StreamError::of(error)?.position.line)
/// }
/// ```
///
/// `Debug` and `Display` do not print the text of the item.
#[non_exhaustive]
pub struct StreamError {
    /// The position of the item.
    pub position: StreamPosition,
    /// The kind of error.
    pub problem: StreamProblem,
    /// The text of an item that could not be decoded.
    pub text: Option<String>,
    /// The name of an event that could not be decoded.
    pub event: Option<String>,
    cause: Option<Box<dyn StdError + Send + Sync>>,
}

/// The kind of a [`StreamError`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum StreamProblem {
    /// A line is longer than the limit in bytes. The stream ends.
    LineTooLong(usize),
    /// An item is larger than the limit in bytes. The stream ends.
    ItemTooLarge(usize),
    /// An item could not be decoded. The stream continues after it.
    Undecodable,
    /// The connection was lost. The stream ends.
    Interrupted,
}

impl StreamError {
    /// Returns the `StreamError` that caused an error, if there is one.
    #[must_use]
    pub fn of(error: &Error) -> Option<&Self> {
        let mut next: Option<&(dyn StdError + 'static)> = Some(error);
        while let Some(error) = next {
            if let Some(found) = error.downcast_ref() {
                return Some(found);
            }
            next = error.source();
        }
        None
    }

    /// Returns the error of a limit.
    pub(in super::super) fn limit(position: StreamPosition, problem: StreamProblem) -> Error {
        let error = Self {
            position,
            problem,
            text: None,
            event: None,
            cause: None,
        };
        Error::new(ErrorKind::Other, error)
    }

    /// Returns the error of a lost connection.
    pub(in super::super) fn interrupted(position: StreamPosition, cause: Error) -> Error {
        let kind = cause.kind().clone();
        let error = Self {
            position,
            problem: StreamProblem::Interrupted,
            text: None,
            event: None,
            cause: Some(Box::new(cause)),
        };
        Error::new(kind, error)
    }

    /// Returns the error of an item that could not be decoded. Events have a name.
    pub(in super::super) fn undecodable(
        position: StreamPosition,
        event: Option<String>,
        text: String,
        cause: serde_json::Error,
    ) -> Error {
        let error = Self {
            position,
            problem: StreamProblem::Undecodable,
            text: Some(text),
            event,
            cause: Some(Box::new(cause)),
        };
        Error::new(ErrorKind::DataConversion, error)
    }
}

impl fmt::Display for StreamError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let position = self.position;
        match self.problem {
            StreamProblem::LineTooLong(limit) => write!(
                f,
                "a line of {position} exceeds {limit} bytes: increase `max_line_bytes` in `StreamOptions` if this is \
                 expected"
            ),
            StreamProblem::ItemTooLarge(limit) => write!(
                f,
                "{position} exceeds {limit} bytes: increase `max_item_bytes` in `StreamOptions` if this is expected"
            ),
            StreamProblem::Undecodable => {
                write!(f, "cannot decode {position} of the stream")?;
                self.write_cause(f)
            }
            StreamProblem::Interrupted => {
                write!(f, "the stream was interrupted at {position}")?;
                self.write_cause(f)
            }
        }
    }
}

impl StreamError {
    fn write_cause(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.cause {
            Some(cause) => write!(f, ": {cause}"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for StreamError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StreamError")
            .field("position", &self.position)
            .field("problem", &self.problem)
            .field("cause", &self.cause)
            .finish_non_exhaustive()
    }
}

impl StdError for StreamError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        let cause = self.cause.as_deref()?;
        Some(cause)
    }
}
