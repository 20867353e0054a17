//! The exit code of a task.

use std::process::ExitCode;

/// Converts the outcome of a task to its exit code, and prints errors. `false` is a failure.
pub(crate) fn exit_code(outcome: Result<bool, String>) -> ExitCode {
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}
