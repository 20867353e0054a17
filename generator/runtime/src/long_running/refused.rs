//! Polling links that are not followed.

use std::fmt;

use azure_core::{
    Result,
    error::{Error, ErrorKind},
};

use super::{
    super::{link::TrustedHosts, redact::REDACTED},
    state::State,
};

/// The operation continues, but the link to its state is invalid, or its host is not trusted. It is the inner error of
/// the poller's error. To follow the link, add its host to `link_hosts` in the client options, and resume the
/// operation:
///
/// ```rust
/// use armsmith_runtime::PollingLinkRefused;
///
/// fn token(error: &azure_core::Error) -> Option<&str> {
///     let refused = error.downcast_ref::<PollingLinkRefused>()?;
///     Some(&refused.resume_token)
/// }
/// ```
///
/// `Debug` does not print the token, which contains links of the service.
#[derive(Clone)]
#[non_exhaustive]
pub struct PollingLinkRefused {
    /// The resume token, for a client whose options trust the host.
    pub resume_token: String,
    reason: String,
}

impl fmt::Display for PollingLinkRefused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the long-running operation is in progress, but {}",
            self.reason
        )
    }
}

impl fmt::Debug for PollingLinkRefused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PollingLinkRefused")
            .field("resume_token", &REDACTED)
            .field("reason", &self.reason)
            .finish()
    }
}

impl std::error::Error for PollingLinkRefused {}

/// Returns an error if the next poll would go to a host that is not trusted, before waiting for it.
pub(super) fn check(trusted: &TrustedHosts, state: &State) -> Result<()> {
    trusted
        .check(&state.poll)
        .map_err(|reason| refused(state, &reason))
}

/// Creates the error for a link that is not followed.
pub(super) fn refused(state: &State, reason: &Error) -> Error {
    let refused = PollingLinkRefused {
        resume_token: state.to_token(),
        reason: reason.to_string(),
    };
    Error::new(ErrorKind::Other, refused)
}
