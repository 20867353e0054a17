//! The manifest of a project: its crates with their settings, services and versions.
//!
//! A version is one entry and its files. The book documents the keys.

mod entry;
mod load;
mod located;
mod rules;
mod scalar;
mod schema;
#[cfg(test)]
mod tests;
mod version;

use std::collections::BTreeMap;

use serde_json::Value;

use crate::diagnostics::Diagnostics;
use crate::diff::AddedFields;
use crate::ir::{Profile, UnknownProperties};
use crate::rename::Rename;
use crate::rust::options::{CrateLayout, PackageSettings, member_name};
use crate::selection::Selection;

pub use load::{input_files, load, load_all, load_all_to_extend};
pub use rules::crate_name_objection;
pub(crate) use rules::is_module;
pub(crate) use scalar::scalar;
pub use schema::SCHEMA;
pub(crate) use schema::SCHEMA_URL;
pub(crate) use version::{compare as compare_versions, is_stable, module as version_module};

/// The file name of a manifest.
pub const NAME: &str = "armsmith.yaml";

/// A valid manifest of one crate, or one output of a manifest with several.
#[derive(Clone, Debug)]
pub struct Manifest {
    /// The name of the generated package. Of a module, its path in its crate: `crate::azure`.
    pub crate_name: String,
    /// The kind of output.
    pub output: OutputKind,
    /// The settings of the generated package.
    pub package: PackageSettings,
    /// The conventions of the clients, if the manifest has them. Defaults to those of Azure.
    pub profile: Option<Profile>,
    /// The treatment of properties that the descriptions do not declare.
    pub unknown: UnknownProperties,
    /// The division into crates.
    pub layout: CrateLayout,
    /// True if each operation group has a feature.
    pub group_features: bool,
    /// The output folder, relative to the manifest's folder.
    pub out: Option<String>,
    /// The reading of added fields in the changes for users.
    pub added_fields: AddedFields,
    /// The services, in the order of the file.
    pub services: Vec<Service>,
    /// The hand-written examples, with the features that each requires.
    pub examples: BTreeMap<String, Vec<String>>,
    /// Warnings about the file.
    pub warnings: Diagnostics,
}

impl Manifest {
    /// Returns the names of the crates in folders of their own, which are those of the folders.
    pub fn members(&self) -> Vec<String> {
        let Some(runtime) = self.layout.runtime() else {
            return Vec::new();
        };
        let services = self.services.iter();
        let services = services.map(|service| member_name(&self.crate_name, &service.module));
        services.chain([runtime.to_owned()]).collect()
    }
}

/// The kind of output.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum OutputKind {
    /// A crate.
    Crate,
    /// A module of a crate that users write.
    Module,
}

/// One service.
#[derive(Clone, Debug, PartialEq)]
pub struct Service {
    /// The Rust module, which is also the name of the service's feature.
    pub module: String,
    /// The name of the client. Defaults to the title of the API.
    pub client: Option<String>,
    /// The operations to generate.
    pub selection: Selection,
    /// The new names of items.
    pub renames: Vec<Rename>,
    /// The AutoRest directives, as written.
    pub directives: Vec<Value>,
    /// The overlays of all versions, relative to the manifest's folder.
    pub overlays: Vec<String>,
    /// The supplier of named parameters that do not say otherwise. By default, the description decides.
    pub global_parameters: Option<GlobalParameters>,
    /// The settings of streamed responses.
    pub streams: StreamSettings,
    /// The versions, in the order of the file.
    pub versions: Vec<Version>,
}

/// The settings of streamed responses.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct StreamSettings {
    /// The JSON pointer of the member of request bodies that requests a stream, for operations whose response can be a
    /// document and a stream.
    pub flag: Option<String>,
    /// The data of the event that ends a stream, unless the description has another one.
    pub end_marker: Option<String>,
}

/// The supplier of the global parameters of Swagger 2.0 that do not say otherwise.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum GlobalParameters {
    /// The client: they are set once, when it is created.
    Client,
    /// The caller of each method.
    Method,
}

/// One version of a service.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// The API version.
    pub version: String,
    /// The Rust module in the service's module.
    pub module: String,
    /// The feature.
    pub feature: String,
    /// The input files, relative to the manifest's folder.
    pub inputs: Vec<String>,
    /// The overlays, which are applied after those of the service, relative to the manifest's folder.
    pub overlays: Vec<String>,
    /// True if the feature of the service selects this version.
    pub newest_stable: bool,
}
