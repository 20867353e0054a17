//! Errors that end the waiting for an operation that goes on.

use std::{error::Error as StdError, fmt};

use azure_core::error::Error;

use super::{DeadlineExceeded, PollingLinkRefused};

/// The resume token of the long-running operation that an error interrupted: what the `resume_` method of the
/// operation takes to wait again, here or in another process.
///
/// Every error that a poller yields after the operation has begun has one. `None` if the operation was not initial_state, or
/// if the deadline passed before the service answered the first request.
#[must_use]
pub fn resume_token(error: &Error) -> Option<&str> {
    let mut next: Option<&(dyn StdError + 'static)> = Some(error);
    while let Some(error) = next {
        let found = error
            .downcast_ref()
            .map(|it: &Interrupted| &*it.resume_token);
        let refused = || {
            error
                .downcast_ref()
                .map(|it: &PollingLinkRefused| &*it.resume_token)
        };
        let late = || {
            let late: Option<&DeadlineExceeded> = error.downcast_ref();
            late.and_then(|it| it.resume_token.as_deref())
        };
        if let Some(token) = found.or_else(refused).or_else(late) {
            return Some(token);
        }
        next = error.source();
    }
    None
}

/// An error while waiting for an operation that has begun. It says what the error in it says.
struct Interrupted {
    resume_token: String,
    error: Error,
}

impl fmt::Display for Interrupted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

impl fmt::Debug for Interrupted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A token holds links, and links may hold signatures.
        f.debug_tuple("Interrupted").field(&self.error).finish()
    }
}

impl StdError for Interrupted {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&self.error)
    }
}

/// The error with a token, unless it has one already or there is none.
pub(super) fn with_token(error: Error, token: impl FnOnce() -> Option<String>) -> Error {
    let is_late = error.downcast_ref::<DeadlineExceeded>().is_some();
    if is_late || resume_token(&error).is_some() {
        return error;
    }
    let Some(resume_token) = token() else {
        return error;
    };
    let (kind, message) = (error.kind().clone(), error.to_string());
    let interrupted = Interrupted {
        resume_token,
        error,
    };
    Error::with_error(kind, interrupted, message)
}
