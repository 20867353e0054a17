//! Errors while an operation continues.

use std::{error::Error as StdError, fmt};

use azure_core::error::Error;

use super::{super::DeadlineExceeded, PollingLinkRefused};

/// Returns the resume token of the long-running operation that an error interrupted. Pass it to the `resume_` method of
/// the operation to wait again, here or in another process.
///
/// Every error of a poller has one once the operation has started. `None` if the operation was not started, or if the
/// deadline passed before the service responded to the first request.
///
/// ```rust
/// use armsmith_runtime::resume_token;
///
/// fn keep(error: &azure_core::Error) -> Option<String> {
///     resume_token(error).map(str::to_owned)
/// }
/// ```
#[must_use]
pub fn resume_token(error: &Error) -> Option<&str> {
    let mut next: Option<&(dyn StdError + 'static)> = Some(error);
    while let Some(error) = next {
        let found = error
            .downcast_ref()
            .map(|it: &InterruptedOperation| &*it.resume_token);
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

/// An error after the operation has started. It prints the inner error.
struct InterruptedOperation {
    resume_token: String,
    error: Error,
}

impl fmt::Display for InterruptedOperation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

impl fmt::Debug for InterruptedOperation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The token contains links, which may contain signatures.
        f.debug_tuple("Interrupted").field(&self.error).finish()
    }
}

impl StdError for InterruptedOperation {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&self.error)
    }
}

/// Adds the token to an error, unless the error already has one or there is none.
pub(super) fn with_token(error: Error, token: impl FnOnce() -> Option<String>) -> Error {
    let is_late = error.downcast_ref::<DeadlineExceeded>().is_some();
    if is_late || resume_token(&error).is_some() {
        return error;
    }
    let Some(resume_token) = token() else {
        return error;
    };
    let (kind, message) = (error.kind().clone(), error.to_string());
    let interrupted = InterruptedOperation {
        resume_token,
        error,
    };
    Error::with_error(kind, interrupted, message)
}
