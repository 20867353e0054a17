//! The times of the stages.

use std::ops::AddAssign;
use std::time::{Duration, Instant};

/// A stretch of the way from files to a crate.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// Reads the input files.
    Read,
    /// Lowers them to the IR, and reads what they refer to.
    Lower,
    /// Runs the passes of each API.
    Refine,
    /// Runs the pass over all APIs.
    Share,
    /// Gives everything its name.
    Name,
    /// Builds the crate as data.
    Build,
    /// Prints it.
    Emit,
}

impl Stage {
    /// All stages in their order.
    pub const ALL: [Stage; 7] = [
        Stage::Read,
        Stage::Lower,
        Stage::Refine,
        Stage::Share,
        Stage::Name,
        Stage::Build,
        Stage::Emit,
    ];

    /// What people call it.
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

/// How long each stage took, all threads together.
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

    /// How long a stage took.
    pub fn of(&self, stage: Stage) -> Duration {
        self.0.get(stage as usize).copied().unwrap_or_default()
    }

    /// How long all stages took.
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
