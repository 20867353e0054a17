//! The outcome of a command, and its exit code.

use std::process::ExitCode;

/// What the command ends with.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// All is done.
    Done,
    /// The input is wrong; nothing was written.
    Wrong,
    /// The output is not what the input gives; said by a check.
    Drift,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        // 2 is for a wrong command line.
        ExitCode::from(match outcome {
            Outcome::Done => 0,
            Outcome::Wrong => 1,
            Outcome::Drift => 3,
        })
    }
}
