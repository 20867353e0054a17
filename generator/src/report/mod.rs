//! Renders diagnostics as text and JSON, with the source lines.
//!
//! A [`Diagnostic`](crate::diagnostics::Diagnostic) is data. [`Messages`] finds its places in the
//! [`Sources`](crate::source::Sources), and groups those with the same code and subject.

mod escape;
mod group;
mod location;
mod render;
#[cfg(feature = "cli")]
mod table;

pub use render::{Messages, json, text};
#[cfg(feature = "cli")]
pub use table::table;
