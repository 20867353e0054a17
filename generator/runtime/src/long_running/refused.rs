//! Links to the state of an operation that are not followed.

use std::fmt;

use azure_core::{
    Result,
    error::{Error, ErrorKind},
};

use super::{
    super::{link::TrustedHosts, redact::REDACTED},
    state::State,
};

/// The operation goes on, but the service says where to ask for its state with a link that is none, or that leads to a
/// host that the client does not trust. It is the inner error of what the poller yields:
/// `error.downcast_ref::<PollingLinkRefused>()`.
///
/// `Debug` does not show the token, which holds links of the service.
#[derive(Clone)]
#[non_exhaustive]
pub struct PollingLinkRefused {
    /// The token for `resume`, by a client whose options trust the host.
    pub resume_token: String,
    reason: String,
}

impl fmt::Display for PollingLinkRefused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the long-running operation goes on, but {}", self.reason)
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

/// Fails where the next look would go to a host that is not trusted: before the wait for it, not behind.
pub(super) fn check(trusted: &TrustedHosts, state: &State) -> Result<()> {
    trusted
        .check(&state.poll)
        .map_err(|reason| refused(state, &reason))
}

/// The error for a link that is not followed.
pub(super) fn refused(state: &State, reason: &Error) -> Error {
    let refused = PollingLinkRefused {
        resume_token: state.to_token(),
        reason: reason.to_string(),
    };
    Error::new(ErrorKind::Other, refused)
}
