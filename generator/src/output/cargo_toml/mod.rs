//! `Cargo.toml`, which Armsmith and the user share: Armsmith owns its keys, and all others are the user's.
//!
//! The record lists the keys with their last values. A run changes only them, so that comments, order and other keys
//! stay. A key with another value than the last one was changed by hand.

mod edit;
mod key_path;
mod manifest;
mod merge;

pub(super) use key_path::{KeyPath, Keys};
pub(super) use manifest::CargoToml;
pub(super) use merge::{Conflict, merge, position};

/// The path of the file in a tree.
pub(super) const CARGO_TOML: &str = "Cargo.toml";
