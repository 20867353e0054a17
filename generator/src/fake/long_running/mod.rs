//! Long-running operations.

mod links;
mod monitor;
mod operation;
mod pause;

pub(super) use links::{MonitorLinks, links};
pub(super) use monitor::poll;
pub(super) use operation::{Effect, HoldingList, RunStatus, RunningOperation, RunningOperations};
pub(super) use pause::with_pause;
