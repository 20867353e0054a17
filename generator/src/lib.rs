//! Armsmith generates Rust clients from the API descriptions that Azure publishes, and from any other.
//!
//! [`Project`] generates the crates and modules of a manifest, and [`Generator`] the module of an API in a build
//! script.
//!
//! The stages are [`source`] → [`dialect`] → [`lower`] → [`ir`] → [`passes`] → [`names`] → [`rust`] → [`emit`] →
//! [`output`]. They depend in this direction only. `ARCHITECTURE.md` describes them.

#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "cli")]
mod corpus;
pub mod diagnostics;
pub mod dialect;
pub mod diff;
pub mod emit;
#[cfg(feature = "fake")]
pub mod fake;
#[cfg(feature = "cli")]
pub mod import;
#[cfg(feature = "cli")]
pub mod inspect;
pub mod ir;
pub mod lock;
pub mod lower;
pub mod manifest;
pub mod names;
pub mod output;
pub mod overlay;
pub mod passes;
pub mod pipeline;
pub mod project;
pub mod readme;
pub mod rename;
pub mod report;
#[cfg(feature = "cli")]
pub mod revision;
pub mod rust;
pub mod selection;
pub mod source;

pub use ir::{Profile, UnknownProperties};
pub use project::{Error, Generator, Project};
