//! Renders diagnostics as text and JSON, with the source lines.
//!
//! A [`Diagnostic`](crate::diagnostics::Diagnostic) is data. [`text`] and [`json`] find its places in the
//! [`Sources`](crate::source::Sources), and group those with the same code and subject.

mod escape;
mod group;
mod location;
mod render;
#[cfg(feature = "cli")]
mod table;

pub use render::{json, summary, text};
#[cfg(feature = "cli")]
pub use table::table;
