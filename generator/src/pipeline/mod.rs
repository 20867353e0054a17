//! All stages in their order, for all APIs of a crate: the one place that calls every stage.
//!
//! [`understand`] goes from files to a refined [`Package`](crate::ir::Package), [`print()`] from there to the text of a
//! crate; [`generate`] does both. APIs are understood in parallel; results and messages are put together in the order of
//! the jobs, so that threads leave no trace in the output.

mod counts;
mod job;
mod print;
mod progress;
mod readme;
mod times;
mod understand;

pub use counts::Counts;
pub use job::Job;
pub use print::{Generated, comparable, generate, print};
pub use progress::{Event, Progress, Silent};
pub use readme::understand_readme;
pub use times::{Stage, Times};
pub use understand::{Understood, understand};

#[cfg(test)]
mod tests;
