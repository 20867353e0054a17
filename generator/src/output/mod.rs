//! A file tree to disk: whole or not at all, and never over a file that Armsmith does not own.
//!
//! The folder's record, `.armsmith.json`, names the files that Armsmith owns, with their hashes. It is committed with
//! them. What it does not name is somebody else's: never read, overwritten or removed, and reported where it
//! stands in the way.
//!
//! A run changes the folder in three steps. It lays everything new into a staging folder; it writes a journal there,
//! which is the point of no return; it moves the entries of the folder that change into place, the record last. A run that is stopped before the journal
//! leaves the old tree, one that fails after it moves the old files back, and one that is killed after it is
//! finished by the next run, which finds the journal. A folder that does not exist yet appears in one move.

mod apply;
mod check;
mod diff;
mod fault;
#[cfg(test)]
mod interrupted_tests;
mod plan;
mod record;
mod staging;
#[cfg(test)]
mod tests;
mod tree;
mod whole;
mod write;

pub use check::{Drift, DriftKind, check};
pub use diff::diff;
pub use record::RECORD;
pub use tree::Tree;
pub use write::{Report, recover, write};
