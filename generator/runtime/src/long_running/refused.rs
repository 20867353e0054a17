//! Links to the state of an operation that are not followed.

use std::fmt;

use azure_core::{
    Result,
    error::{Error, ErrorKind},
};

use super::{super::link::TrustedHosts, state::State};

/// The operation goes on, but the service says where to ask for its state with a link to a host that the client does
/// not trust. It is the inner error of what the poller yields: `error.downcast_ref::<PollingLinkRefused>()`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PollingLinkRefused {
    /// What `resume` needs to go on waiting, of a client whose options trust the host.
    pub resume_token: String,
    reason: String,
}

impl fmt::Display for PollingLinkRefused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the long-running operation goes on, but {}", self.reason)
    }
}

impl std::error::Error for PollingLinkRefused {}

/// Fails where the next look would go to a host that is not trusted: before the wait for it, not behind.
pub(super) fn check(trusted: &TrustedHosts, state: &State) -> Result<()> {
    trusted.check(&state.poll).map_err(|reason| {
        let refused = PollingLinkRefused {
            resume_token: state.to_token(),
            reason: reason.to_string(),
        };
        Error::new(ErrorKind::Other, refused)
    })
}
