//! Errors and warnings that name a place, show its line and say what to do.

mod code;
mod diagnostic;
mod sink;

pub use code::{Code, Severity};
pub use diagnostic::{Diagnostic, Place};
pub use sink::Diagnostics;
