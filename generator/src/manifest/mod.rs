//! The manifest beside the specifications: which services and versions the curated crate carries.
//!
//! Adding a version is one entry here and its files. `specs/README.md` documents the keys.

mod entry;
mod load;
mod rules;
#[cfg(test)]
mod tests;
mod version;

use std::collections::BTreeMap;

pub use load::{load, load_to_extend};
pub(crate) use rules::{crate_name_objection, is_module};
pub(crate) use version::{compare as compare_versions, is_stable};

/// A manifest that keeps the rules.
#[derive(Clone, Debug, PartialEq)]
pub struct Manifest {
    /// The package that is generated.
    pub crate_name: String,
    /// The services, in the order of the file.
    pub services: Vec<Service>,
    /// The examples that are written by hand, and the features without which each is not built.
    pub examples: BTreeMap<String, Vec<String>>,
}

/// One service.
#[derive(Clone, Debug, PartialEq)]
pub struct Service {
    /// Its Rust module, which is the name of its own feature too.
    pub module: String,
    /// The name of its client; where there is none, the title of the API decides.
    pub client: Option<String>,
    /// Its versions, in the order of the file.
    pub versions: Vec<Version>,
}

/// One version of a service.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// The version as Azure writes it.
    pub version: String,
    /// Its Rust module below the service's.
    pub module: String,
    /// The feature that switches it on.
    pub feature: String,
    /// The files that it is made from, relative to the manifest's folder.
    pub inputs: Vec<String>,
    /// Whether it is the one that the service's own feature leads to.
    pub newest_stable: bool,
}
