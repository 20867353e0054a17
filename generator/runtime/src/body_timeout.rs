//! The error of a response body that stays without bytes.

use std::{error::Error as StdError, fmt, io};

use azure_core::error::{Error, ErrorKind};

/// A streamed response ended because no bytes arrived for some time. The transport of `azure_core` waits 60 seconds.
///
/// A transport of your own in the client options can wait longer. Use [`BodyTimeout::is_in`] to find it in an error:
///
/// ```rust
/// use armsmith_runtime::BodyTimeout;
///
/// fn may_try_again(error: &azure_core::Error) -> bool {
///     BodyTimeout::is_in(error)
/// }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct BodyTimeout {
    cause: Error,
}

impl BodyTimeout {
    /// True if this is the cause of an error.
    #[must_use]
    pub fn is_in(error: &Error) -> bool {
        let mut next: Option<&(dyn StdError + 'static)> = Some(error);
        while let Some(error) = next {
            if error.is::<Self>() {
                return true;
            }
            next = error.source();
        }
        false
    }
}

impl fmt::Display for BodyTimeout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no bytes of the response arrived within the time that the transport waits")
    }
}

impl StdError for BodyTimeout {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&self.cause)
    }
}

/// Returns the error of a body as a [`BodyTimeout`], if the transport waited for bytes in vain.
pub(super) fn named(error: Error) -> Error {
    match is_timeout(&error) {
        true => Error::new(ErrorKind::Io, BodyTimeout { cause: error }),
        false => error,
    }
}

/// True for a timeout of the transport. That of reqwest has no public type, only this message.
fn is_timeout(error: &Error) -> bool {
    let mut next: Option<&(dyn StdError + 'static)> = Some(error);
    while let Some(error) = next {
        let io = error.downcast_ref::<io::Error>();
        if io.is_some_and(|error| error.kind() == io::ErrorKind::TimedOut)
            || error.to_string() == "operation timed out"
        {
            return true;
        }
        next = error.source();
    }
    false
}
