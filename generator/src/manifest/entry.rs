//! The manifest as written in the file.

use std::collections::BTreeMap;

use std::fmt;

use indexmap::IndexMap;
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::diff::AddedFields;
use crate::ir::{Profile, UnknownProperties};
use crate::rename::RenamedKind;
use crate::rust::options::{DependencySettings, PackageSettings, WorkspaceRole};

use super::GlobalParameters;

/// A manifest with several crates, as written in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OutputsEntry {
    pub outputs: Vec<ManifestEntry>,
}

/// The manifest of one crate, as written in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ManifestEntry {
    #[serde(rename = "crate")]
    pub krate: Option<CrateEntry>,
    pub module: Option<String>,
    pub out: Option<String>,
    #[serde(default, rename = "added-fields")]
    pub added_fields: AddedFields,
    #[serde(default)]
    pub layout: LayoutEntry,
    pub runtime: Option<RuntimeEntry>,
    #[serde(default)]
    pub features: FeaturesEntry,
    pub profile: Option<Profile>,
    #[serde(default)]
    pub unknown: UnknownProperties,
    pub services: Vec<ServiceEntry>,
    #[serde(default)]
    pub examples: BTreeMap<String, Vec<String>>,
}

/// The division into crates, without the name of the runtime.
#[derive(Clone, Copy, Default, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "lowercase")]
pub(super) enum LayoutEntry {
    #[default]
    Crate,
    Crates,
}

/// The parts of a crate that have features.
#[derive(Clone, Copy, Default, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "lowercase")]
pub(super) enum FeaturesEntry {
    /// Services and versions.
    #[default]
    Versions,
    /// Operation groups, too.
    Groups,
}

/// The crate with the runtime of several crates.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuntimeEntry {
    #[serde(rename = "crate")]
    pub krate: String,
}

/// The crate: its name, or its name and settings.
#[derive(Default)]
pub(super) struct CrateEntry {
    pub(super) name: String,
    pub(super) package: PackageSettings,
}

impl<'de> Deserialize<'de> for CrateEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameOrSettings;

        impl<'de> Visitor<'de> for NameOrSettings {
            type Value = CrateEntry;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a name, or an object with `name`")
            }

            fn visit_str<E: de::Error>(self, name: &str) -> Result<CrateEntry, E> {
                Ok(CrateEntry {
                    name: name.to_owned(),
                    ..CrateEntry::default()
                })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<CrateEntry, A::Error> {
                let entry = SettingsEntry::deserialize(MapAccessDeserializer::new(map))?;
                let defaults = PackageSettings::default();
                Ok(CrateEntry {
                    name: entry.name,
                    package: PackageSettings {
                        version: entry.version.unwrap_or(defaults.version),
                        license: entry.license.unwrap_or(defaults.license),
                        description: entry.description,
                        repository: entry.repository,
                        workspace: match entry.workspace {
                            None | Some(WorkspaceEntry::Root) => WorkspaceRole::Root,
                            Some(WorkspaceEntry::Member) => WorkspaceRole::Member,
                        },
                        features: entry.features,
                        dependencies: entry
                            .dependencies
                            .into_iter()
                            .map(|(name, dependency)| (name, dependency.0))
                            .collect(),
                    },
                })
            }
        }

        deserializer.deserialize_any(NameOrSettings)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SettingsEntry {
    name: String,
    version: Option<String>,
    license: Option<String>,
    description: Option<String>,
    repository: Option<String>,
    workspace: Option<WorkspaceEntry>,
    #[serde(default)]
    features: IndexMap<String, Vec<String>>,
    #[serde(default)]
    dependencies: IndexMap<String, DependencyEntry>,
}

/// A dependency: its version, or an object with the keys that it has in `Cargo.toml`.
struct DependencyEntry(DependencySettings);

impl<'de> Deserialize<'de> for DependencyEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct VersionOrSettings;

        impl<'de> Visitor<'de> for VersionOrSettings {
            type Value = DependencyEntry;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a version, or an object")
            }

            fn visit_str<E: de::Error>(self, version: &str) -> Result<DependencyEntry, E> {
                Ok(DependencyEntry(DependencySettings {
                    version: Some(version.to_owned()),
                    ..DependencySettings::default()
                }))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<DependencyEntry, A::Error> {
                let map = MapAccessDeserializer::new(map);
                DependencySettings::deserialize(map).map(DependencyEntry)
            }
        }

        deserializer.deserialize_any(VersionOrSettings)
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum WorkspaceEntry {
    Root,
    Member,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ServiceEntry {
    pub module: String,
    pub client: Option<String>,
    #[serde(default)]
    pub operations: OperationsEntry,
    #[serde(default)]
    pub rename: RenameEntry,
    #[serde(default)]
    pub directives: Vec<Value>,
    #[serde(default)]
    pub overlays: Vec<String>,
    #[serde(rename = "global-parameters")]
    pub global_parameters: Option<GlobalParameters>,
    #[serde(rename = "stream-flag")]
    pub stream_flag: Option<String>,
    #[serde(rename = "stream-end")]
    pub stream_end: Option<String>,
    pub versions: Vec<VersionEntry>,
}

/// The new names of items, by their names in the description.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RenameEntry {
    pub operations: IndexMap<String, String>,
    pub groups: IndexMap<String, String>,
    pub models: IndexMap<String, String>,
    pub properties: IndexMap<String, String>,
    pub values: IndexMap<String, String>,
}

impl RenameEntry {
    /// Returns the new names of a kind of item.
    pub(super) fn of(&self, kind: RenamedKind) -> &IndexMap<String, String> {
        match kind {
            RenamedKind::Operation => &self.operations,
            RenamedKind::Group => &self.groups,
            RenamedKind::Model => &self.models,
            RenamedKind::Property => &self.properties,
            RenamedKind::Value => &self.values,
        }
    }
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
    #[serde(default)]
    pub overlays: Vec<String>,
    pub module: Option<String>,
    pub feature: Option<String>,
}
