//! All stages in their order, for all APIs of a crate: the one place that calls every stage.
//!
//! [`analyze`] goes from files to a refined [`Package`](crate::ir::Package), [`print()`] from there to the text of a
//! crate; [`generate`] does both. APIs are analysis in parallel; results and messages are put together in the order of
//! the jobs, so that threads leave no trace in the output.

mod analyze;
mod counts;
mod job;
mod print;
mod progress;
mod readme;
mod times;

pub use analyze::{Analysis, analyze};
pub use counts::Counts;
pub use job::Job;
pub use print::{Generated, comparable, generate, print};
pub use progress::{Event, Progress, Silent};
pub use readme::understand_readme;
pub use times::{Stage, Times};

#[cfg(test)]
mod tests;
