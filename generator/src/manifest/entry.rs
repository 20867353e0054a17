//! The manifest as written in the file.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::GlobalParameters;

/// The manifest as written in the file.
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
    #[serde(default)]
    pub operations: OperationsEntry,
    #[serde(rename = "global-parameters")]
    pub global_parameters: Option<GlobalParameters>,
    pub versions: Vec<VersionEntry>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct OperationsEntry {
    pub include: Vec<String>,
    pub exclude: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VersionEntry {
    pub version: String,
    pub inputs: Vec<String>,
    pub module: Option<String>,
    pub feature: Option<String>,
}
