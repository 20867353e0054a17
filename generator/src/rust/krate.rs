//! The whole crate: its frame, its modules, and what they share.

use std::collections::BTreeSet;

use super::{
    client::Client,
    definition::Definition,
    docs::{Docs, Example},
    example_tests::ExampleTests,
    gate::Gate,
    headers::HeaderSet,
    method::{MethodOptions, ParameterGroup},
    options::Options,
    runtime::RuntimePart,
};
use crate::names::ModuleName;

/// A crate.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Crate {
    /// Its settings.
    pub options: Options,
    /// The line at the top of its root and of the modules of its services.
    pub header: String,
    /// `Cargo.toml`
    pub manifest: Manifest,
    /// `README.md`
    pub readme: Readme,
    /// True if it declares something deprecated, which its own code then has to use.
    pub has_deprecated: bool,
    /// The services, if each of them is a module with versions.
    pub services: Vec<Service>,
    /// One API each.
    pub modules: Vec<Module>,
    /// The types that services share.
    pub common: Option<CommonTypes>,
    /// The parts of the runtime that it has.
    pub runtime: BTreeSet<RuntimePart>,
    /// The tests generated from examples, if they were asked for.
    pub example_tests: Option<ExampleTests>,
}

/// The manifest of a crate.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Manifest {
    /// Of a member of this workspace.
    Curated {
        /// The features of versions and services.
        features: Vec<Feature>,
        /// The features with which the documentation is built.
        documented: Vec<String>,
    },
    /// Of a package of its own.
    Standalone {
        /// The description of the package.
        description: String,
        /// True if it reads or writes XML.
        uses_xml: bool,
    },
}

/// A feature.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Feature {
    /// Its name.
    pub name: String,
    /// The things that it enables.
    pub kind: FeatureKind,
}

/// The things that a feature enables.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum FeatureKind {
    /// One version of a service.
    Version {
        /// True if it reads or writes XML.
        uses_xml: bool,
    },
    /// The feature of a service's newest stable version.
    Newest(String),
}

/// The README of a crate.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Readme {
    /// The APIs.
    pub services: Vec<ReadmeService>,
    /// The feature that the installation shows.
    pub feature: Option<String>,
    /// A program that makes a client and reads something.
    pub first_call: Option<Example>,
    /// The sections that concern the APIs.
    pub sections: Vec<Section>,
}

/// A row of the README's table.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReadmeService {
    /// The title.
    pub title: String,
    /// The versions.
    pub versions: String,
    /// The feature.
    pub feature: String,
}

/// A section of the README.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Section {
    /// How to read lists.
    Lists,
    /// How to wait.
    LongRunningOperations,
    /// How to reach another cloud.
    Clouds,
    /// How to test without the service.
    Testing,
}

/// A service with its versions.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Service {
    /// The module.
    pub name: ModuleName,
    /// Its title.
    pub title: String,
    /// The features that switch it on.
    pub gate: Gate,
    /// Its versions.
    pub versions: Vec<Version>,
}

/// A version of a service.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Version {
    /// The module.
    pub name: ModuleName,
    /// The API version.
    pub versions: String,
    /// The features that switch it on.
    pub gate: Gate,
}

/// The module of an API.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Module {
    /// The path below the crate; empty for a crate of one API.
    pub path: Vec<ModuleName>,
    /// The line at the top of its files.
    pub header: String,
    /// The documentation of its root.
    pub docs: Docs,
    /// Its clients, the root one first.
    pub clients: Vec<Client>,
    /// The options of its methods.
    pub method_options: Vec<MethodOptions>,
    /// The parameters that callers give together.
    pub parameter_groups: Vec<ParameterGroup>,
    /// The traits that read response headers.
    pub header_sets: Vec<HeaderSet>,
    /// The files with its types.
    pub families: Vec<Family>,
}

impl Module {
    /// The folder of its files.
    pub fn folder(&self) -> String {
        let names = self.path.iter().map(ModuleName::as_str);
        std::iter::once("src")
            .chain(names)
            .collect::<Vec<_>>()
            .join("/")
    }

    /// Its path as the crate's own code writes it: `crate::storage::v2023_01_01`.
    pub fn inner_path(&self) -> String {
        let names = self.path.iter().map(ModuleName::as_str);
        std::iter::once("crate")
            .chain(names)
            .collect::<Vec<_>>()
            .join("::")
    }
}

/// A file with types that belong together.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Family {
    /// The module.
    pub name: ModuleName,
    /// The types.
    pub definitions: Vec<Definition>,
}

/// The types that services share.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CommonTypes {
    /// The features that switch any of them on.
    pub gate: Gate,
    /// The line at the top of the files above the folders.
    pub header: String,
    /// The folders.
    pub folders: Vec<CommonFolder>,
    /// The files above the folders.
    pub parents: Vec<CommonParent>,
}

/// A folder of shared types.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CommonFolder {
    /// The path below the common types.
    pub path: Vec<ModuleName>,
    /// The line at the top of its root.
    pub header: String,
    /// The documentation of its root.
    pub docs: Docs,
    /// Its files.
    pub files: Vec<CommonFile>,
}

/// A file of shared types.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CommonFile {
    /// The module.
    pub name: ModuleName,
    /// The line at its top.
    pub header: String,
    /// The features that switch it on.
    pub gate: Gate,
    /// The types.
    pub definitions: Vec<Definition>,
}

/// A file that declares folders of shared types.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CommonParent {
    /// The path below the common types.
    pub path: Vec<String>,
    /// The modules that it declares.
    pub children: Vec<(String, Gate)>,
}
