//! Errors and warnings that name a place, show its line and say what to do.
//!
//! A stage makes a [`Diagnostic`] with a [`Code`] from the closed list and a [`Place`], and pushes it
//! to [`Diagnostics`]. Only [`render`] looks at the text of the files.

mod code;
mod diagnostic;
mod escape;
mod group;
mod location;
pub mod render;
mod shape;
mod sink;

pub use code::{Code, Severity};
pub use diagnostic::{Diagnostic, Place};
pub use shape::misshapen;
pub use sink::Diagnostics;
