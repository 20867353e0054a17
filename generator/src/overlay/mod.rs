//! Overlay documents, which change API descriptions when they are read: versions 1.0 and 1.1 of the Overlay
//! Specification, and the reusable actions of 1.2.

mod action;
mod apply;
mod install;
mod load;

pub use install::install;
