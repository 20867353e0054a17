//! The exit code of a task.

use std::process::ExitCode;

/// What the shell learns: whether all went well. A reason for not getting so far is printed.
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
