//! The location and the schema of a long-running operation's result.

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

/// The schema of the result, as far as it distinguishes the result from a status monitor.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(in super::super) struct ResultSchema {
    /// True if it declares a `status`. A response at `Location` is the result, whatever its `status`.
    pub(in super::super) has_status: bool,
    /// True if the result is the status monitor itself, with its `status` and `result`.
    pub(in super::super) is_monitor: bool,
    /// True if the result is the `result` of the status monitor.
    pub(in super::super) in_monitor: bool,
}

/// A call that starts a long-running operation, with the location and the schema of the result.
#[derive(Debug)]
pub struct LongCall {
    pub(in super::super) call: Call,
    pub(in super::super) final_state: FinalState,
    pub(in super::super) result: ResultSchema,
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
            result: ResultSchema::default(),
        }
    }
}

impl LongCall {
    /// Declares that the result has a `status`. No response at `Location` is a status monitor then.
    #[must_use]
    pub fn result_has_status(mut self) -> Self {
        self.result.has_status = true;
        self
    }

    /// Declares that the result is the status monitor itself.
    #[must_use]
    pub fn result_is_monitor(mut self) -> Self {
        self.result.is_monitor = true;
        self.result_has_status()
    }

    /// Declares that the result is the `result` of the status monitor.
    #[must_use]
    pub fn result_in_monitor(mut self) -> Self {
        self.result.in_monitor = true;
        self
    }
}
