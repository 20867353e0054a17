//! The errors of the fake.

use std::fmt;
use std::io;

use armsmith::fake::{LoadError, ServerError};

/// The reason that the fake cannot start, or that a setting is invalid.
#[derive(Debug)]
pub enum Error {
    /// The descriptions have errors.
    Descriptions(LoadError),
    /// The state cannot be read or written, or a seed is invalid.
    State(io::Error),
    /// The server cannot start.
    Server(ServerError),
    /// A failure has an invalid pattern.
    Failure(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Descriptions(error) => error.fmt(f),
            Error::State(error) => error.fmt(f),
            Error::Server(error) => error.fmt(f),
            Error::Failure(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for Error {}

impl From<LoadError> for Error {
    fn from(error: LoadError) -> Self {
        Error::Descriptions(error)
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Error::State(error)
    }
}

impl From<ServerError> for Error {
    fn from(error: ServerError) -> Self {
        Error::Server(error)
    }
}
