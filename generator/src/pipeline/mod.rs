//! Runs all stages for the APIs of a crate.
//!
//! [`analyze`] converts files to a refined [`Package`](crate::ir::Package), and [`print()`] converts that to the text
//! of a crate. [`generate`] does both. APIs are analyzed in parallel; results and messages are in the order of the
//! jobs, so that the output does not depend on threads.

mod analyze;
mod counts;
#[cfg(feature = "cli")]
mod examples;
mod job;
mod print;
mod progress;
mod readme;
mod times;
mod versions;

pub use analyze::{Analysis, analyze};
pub use counts::Counts;
pub use job::{Job, ProfileChoice};
pub use print::{Generated, GeneratedMember, comparable, generate, print};
pub use progress::{Event, Progress, Silent};
pub use readme::{analyze_readme, analyze_tag};
pub use times::{Stage, Times};

#[cfg(test)]
mod tests;
