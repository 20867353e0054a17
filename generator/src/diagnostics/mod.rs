//! Errors and warnings as data: code, place, message and help.
//!
//! A stage creates a [`Diagnostic`] with a [`Code`] and a [`Place`], and adds it to [`Diagnostics`].
//! [`report`](crate::report) finds the places in the files.

mod code;
mod contradiction;
mod diagnostic;
mod sink;

pub use code::{Code, Severity};
pub(crate) use contradiction::contradiction;
pub use diagnostic::{Diagnostic, Place};
pub use sink::Diagnostics;
