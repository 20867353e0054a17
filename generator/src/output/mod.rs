//! A file tree to disk: whole or not at all, and never over a file that Armsmith does not own.
//!
//! The folder's record, `.armsmith.json`, names the files that Armsmith owns, with their hashes. It is committed with
//! them. What it does not name is somebody else's: never overwritten or removed, and reported where it is in the way.
//! What it names and no longer has that hash was edited, and is overwritten only with permission.
//!
//! The folder is untrusted: a hostile checkout can hold links, a record and an interrupted run of any content. All
//! that this module does to it goes through `folder::Folder`, which follows no link and never leaves.
//!
//! A run changes the folder in three steps. It lays everything new into a staging folder; it writes a journal there,
//! which is the point of no return; it moves the entries of the folder that change into place, the record last. A run
//! that is stopped before the journal leaves the old tree, one that fails after it moves the old files back, and one
//! that is killed after it is finished by the next run, which finds the journal and checks all of it first. A folder
//! that does not exist yet appears in one move.

mod apply;
mod atomic_swap;
#[cfg(test)]
mod attack_tests;
mod check;
mod diff;
mod error;
mod folder;
mod found;
#[cfg(test)]
mod interrupted_tests;
mod journal;
mod objections;
mod options;
#[cfg(test)]
mod permission_tests;
mod plan;
mod record;
mod recovery;
mod staging;
mod stale;
#[cfg(test)]
mod tests;
mod tree;
mod write;

pub use check::{Drift, DriftKind, check};
pub use diff::diff;
pub use options::WriteOptions;
pub use record::RECORD;
pub use tree::Tree;
pub use write::{Report, recover, write};
