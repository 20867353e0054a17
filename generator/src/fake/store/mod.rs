//! The resources of the fake.

mod index;
mod log;
mod replay;
mod resource;

pub(super) use index::Store;
pub(super) use log::StateLog;
pub use log::SyncPolicy;
pub(super) use replay::open;
pub(super) use resource::StoredResource;
