//! The manifest as it is written.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ManifestEntry {
    #[serde(rename = "crate")]
    pub crate_name: String,
    pub services: Vec<ServiceEntry>,
    #[serde(default)]
    pub examples: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ServiceEntry {
    pub module: String,
    pub client: Option<String>,
    pub versions: Vec<VersionEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VersionEntry {
    pub version: String,
    pub inputs: Vec<String>,
    pub module: Option<String>,
    pub feature: Option<String>,
}
