//! Armsmith reads the API descriptions that Azure publishes and writes Rust clients for them.
//!
//! One way through: [`source`] → [`dialect`] → [`lower`] → [`ir`] → [`passes`] → [`names`] → [`rust`] → [`emit`] → [`output`].
//! No stage calls back. `ARCHITECTURE.md` is the tour.

pub mod cli;
pub mod diagnostics;
pub mod dialect;
pub mod diff;
pub mod emit;
pub mod import;
pub mod inspect;
pub mod ir;
pub mod lower;
pub mod manifest;
pub mod names;
pub mod output;
pub mod passes;
pub mod pipeline;
pub mod readme;
pub mod report;
pub mod revision;
pub mod rust;
pub mod source;
