//! The location of a long-running operation's result.

use super::super::Call;

/// The location of the result, as the specification declares it (`final-state-via`).
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum FinalState {
    /// Not declared: at `Location` if the service sends one, else in the last response.
    #[default]
    Unspecified,
    /// In the last response of the status monitor (`azure-async-operation`).
    AzureAsyncOperation,
    /// At `Location` (`location`).
    Location,
    /// At the resource (`original-uri`).
    OriginalUri,
    /// In the last response of the status monitor, in `result` if it has one (`operation-location`).
    OperationLocation,
}

/// A call that starts a long-running operation, with the location of the result.
#[derive(Debug)]
pub struct LongCall {
    pub(super) call: Call,
    pub(super) final_state: FinalState,
}

impl From<Call> for LongCall {
    fn from(call: Call) -> Self {
        call.final_state(FinalState::Unspecified)
    }
}

impl Call {
    /// Sets the location of the operation's result.
    #[must_use]
    pub fn final_state(self, final_state: FinalState) -> LongCall {
        LongCall {
            call: self,
            final_state,
        }
    }
}
