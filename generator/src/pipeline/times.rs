//! The times of the stages.

use std::ops::AddAssign;
use std::time::{Duration, Instant};

/// A measured stage.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// Reads the input files.
    Read,
    /// Lowers them to the IR, and reads the files that they refer to.
    Lower,
    /// Runs the passes of each API.
    Refine,
    /// Runs the pass over all APIs.
    Share,
    /// Assigns all names.
    Name,
    /// Builds the crate as data.
    Build,
    /// Prints the crate.
    Emit,
}

impl Stage {
    /// All stages in order.
    pub const ALL: [Stage; 7] = [
        Stage::Read,
        Stage::Lower,
        Stage::Refine,
        Stage::Share,
        Stage::Name,
        Stage::Build,
        Stage::Emit,
    ];

    /// Returns the name.
    pub fn name(self) -> &'static str {
        match self {
            Stage::Read => "read",
            Stage::Lower => "lower",
            Stage::Refine => "refine",
            Stage::Share => "share",
            Stage::Name => "name",
            Stage::Build => "build",
            Stage::Emit => "emit",
        }
    }
}

/// The time of each stage, summed over all threads.
#[derive(Clone, Copy, Debug, Default)]
pub struct Times([Duration; Stage::ALL.len()]);

impl Times {
    /// Runs a stage and adds its time.
    pub(super) fn measure<T>(&mut self, stage: Stage, run: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = run();
        if let Some(time) = self.0.get_mut(stage as usize) {
            *time += start.elapsed();
        }
        result
    }

    /// Returns the time of a stage.
    pub fn of(&self, stage: Stage) -> Duration {
        self.0.get(stage as usize).copied().unwrap_or_default()
    }

    /// Returns the time of all stages.
    pub fn total(&self) -> Duration {
        self.0.iter().sum()
    }
}

impl AddAssign for Times {
    fn add_assign(&mut self, other: Times) {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine += theirs;
        }
    }
}
