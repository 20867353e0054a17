//! The state that a long-running operation carries from one request to the next.

use azure_core::http::{Method, Url};

use super::{super::call::ApiVersion, FinalState};

/// Where to look for the state of an operation.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Mode {
    /// At a status monitor; whether `Operation-Location` named it.
    Monitor { operation_location: bool },
    /// Behind `Location`.
    Location,
    /// At the resource.
    Resource,
}

/// What must be remembered from one look at an operation to the next.
#[derive(Clone)]
pub(super) struct State {
    pub(super) method: Method,
    pub(super) final_state: FinalState,
    pub(super) mode: Mode,
    /// Where to look next.
    pub(super) poll: Url,
    /// The last `Location`.
    pub(super) location: Option<Url>,
    /// Where the operation was begun.
    pub(super) resource: Url,
    pub(super) version: Option<Version>,
}

/// The version of the API that links without one are asked for.
#[derive(Clone, Debug)]
pub(super) struct Version(pub(super) ApiVersion);
