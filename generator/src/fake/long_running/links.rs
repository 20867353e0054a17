//! The links of a long-running operation.

use crate::ir::{FinalState, HttpMethod, LongRunning};

/// The headers with which an operation begins.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(in crate::fake) struct MonitorLinks {
    /// `Azure-AsyncOperation`, with the status monitor.
    pub(in crate::fake) async_operation: bool,
    /// `Operation-Location`, with the status monitor.
    pub(in crate::fake) operation_location: bool,
    /// `Location`, with the result.
    pub(in crate::fake) location: bool,
}

/// Returns the headers of an operation, as its description says. Without a final state, a resource has a status
/// monitor, and any other operation a result.
pub(in crate::fake) fn links(
    method: HttpMethod,
    long_running: &LongRunning,
    is_resource_manager: bool,
) -> MonitorLinks {
    let is_resource = matches!(method, HttpMethod::Put | HttpMethod::Patch);
    let none = MonitorLinks::default();
    match long_running.final_state {
        Some(FinalState::OperationLocation) => MonitorLinks {
            operation_location: true,
            ..none
        },
        Some(FinalState::AzureAsyncOperation | FinalState::OriginalUri) => MonitorLinks {
            async_operation: true,
            ..none
        },
        Some(FinalState::Location) => MonitorLinks {
            location: true,
            ..none
        },
        None if !is_resource_manager => MonitorLinks {
            operation_location: true,
            ..none
        },
        None if is_resource => MonitorLinks {
            async_operation: true,
            ..none
        },
        None => MonitorLinks {
            location: true,
            ..none
        },
    }
}
