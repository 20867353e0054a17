//! The place of a long-running operation's result.

use super::super::Call;

/// Where the result of an operation is, as far as the specification says (`final-state-via`).
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum FinalState {
    /// The specification does not say: behind `Location` where the service sends one, else in the last answer.
    #[default]
    Unspecified,
    /// In the last answer of the status monitor (`azure-async-operation`).
    AzureAsyncOperation,
    /// Behind `Location` (`location`).
    Location,
    /// At the resource (`original-uri`).
    OriginalUri,
    /// In the last answer of the status monitor, in its `result` where it has one (`operation-location`).
    OperationLocation,
}

/// A call that begins an operation that takes long, and where the result is.
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
    /// Where the result of an operation that takes long is.
    #[must_use]
    pub fn final_state(self, final_state: FinalState) -> LongCall {
        LongCall {
            call: self,
            final_state,
        }
    }
}
