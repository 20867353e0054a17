//! Writes a file tree to disk, completely or not at all, without overwriting files that Armsmith does not own.
//!
//! The record of the folder, `.armsmith.json`, lists the files that Armsmith owns, with their hashes. It is committed
//! with them. Other files are never overwritten or removed; one that prevents writing is reported. A file with another
//! hash than in the record was edited by hand, and is only overwritten with permission. `Cargo.toml` is shared with the
//! user: the record lists Armsmith's keys in it, and all others stay.
//!
//! The folder is untrusted: a malicious checkout may have links, a forged record, or a forged interrupted run. This
//! module only accesses it through `folder::Folder`, which follows no link and never leaves the folder.
//!
//! A run changes the folder in three steps. It writes all new files to a staging folder. Then it writes a journal
//! there, which commits the run. Then it moves the changed entries into place, the record last. If a run stops before
//! the journal, the old tree is unchanged. If it fails afterwards, it moves the old files back. If it is killed, the
//! next run checks the journal and completes it. A folder that does not exist yet is created in one move.

mod apply;
mod atomic_swap;
#[cfg(test)]
mod attack_tests;
mod cargo_toml;
mod check;
#[cfg(feature = "cli")]
mod diff;
mod error;
mod folder;
mod found;
mod hash;
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
mod save;
#[cfg(test)]
mod shared_tests;
mod shared_tree;
mod staging;
mod stale;
#[cfg(test)]
mod tests;
mod tree;
mod write;

pub use check::{Drift, DriftKind, check, has_key, own_value};
#[cfg(feature = "cli")]
pub use diff::diff;
pub use hash::text_hash;
pub use options::WriteOptions;
pub use record::RECORD;
pub use save::save;
pub use tree::Tree;
pub use write::{WriteReport, recover, write};
