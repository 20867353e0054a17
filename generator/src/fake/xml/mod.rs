//! XML bodies, as the JSON values of their types.

mod error;
mod read;

pub(super) use error::error;
pub(super) use read::read;
