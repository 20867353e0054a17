//! Diagnostics as text for people and as JSON for programs, with the lines of the files that they are about.
//!
//! A [`Diagnostic`](crate::diagnostics::Diagnostic) is data; [`text`] and [`json`] look its places up in the
//! [`Sources`](crate::source::Sources), and count warnings of one code and subject together.

mod escape;
mod group;
mod location;
mod render;

pub use render::{json, summary, text};
