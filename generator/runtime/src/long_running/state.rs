//! The state of a long-running operation between requests.

use azure_core::http::{Method, Url};

use super::{super::link_version::ApiVersion, FinalState, final_state::ResultSchema};

/// How the state of an operation is polled.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Mode {
    /// At a status monitor; true if it is from `Operation-Location`.
    Monitor { operation_location: bool },
    /// At `Location`.
    Location,
    /// At the resource.
    Resource,
}

/// The state between two polls.
#[derive(Clone)]
pub(super) struct State {
    pub(super) method: Method,
    pub(super) final_state: FinalState,
    pub(super) result: ResultSchema,
    pub(super) mode: Mode,
    /// The URL of the next poll.
    pub(super) poll: Url,
    /// The last `Location`.
    pub(super) location: Option<Url>,
    /// The URL of the request that started the operation.
    pub(super) resource: Url,
    pub(super) version: Option<FallbackVersion>,
}

/// The API version for links without one.
#[derive(Clone, Debug)]
pub(super) struct FallbackVersion(pub(super) ApiVersion);
