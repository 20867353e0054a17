//! The outcome of a command, and its exit code.

use std::process::ExitCode;

/// The outcome of a command.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// Success.
    Done,
    /// The input is wrong. Nothing was written.
    Wrong,
    /// A check found differences.
    Drift,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        // 2 is for an invalid command line.
        ExitCode::from(match outcome {
            Outcome::Done => 0,
            Outcome::Wrong => 1,
            Outcome::Drift => 3,
        })
    }
}
