//! Errors and warnings as data: a code, a place, a message and what to do.
//!
//! A stage makes a [`Diagnostic`] with a [`Code`] from the closed list and a [`Place`], and pushes it
//! to [`Diagnostics`]. The places are looked up in the files by [`report`](crate::report).

mod code;
mod diagnostic;
mod sink;

pub use code::{Code, Severity};
pub use diagnostic::{Diagnostic, Place};
pub use sink::Diagnostics;
