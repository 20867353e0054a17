//! The fake as an HTTP server.

mod connection;
mod control;
mod serve;
#[cfg(feature = "fake-tls")]
mod tls;

pub use serve::{FakeServer, ServerError, Tls};
