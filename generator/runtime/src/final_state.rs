//! Where the result of a long-running operation is.

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
