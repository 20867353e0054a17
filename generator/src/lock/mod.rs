//! The lock file of a project: the version of Armsmith, and the revision and hash of every input.
//!
//! A revision is the commit of the checkout from which a file was imported. Files that were not imported have none.

mod data;
mod difference;
mod file;
mod text;

pub use data::Lock;
