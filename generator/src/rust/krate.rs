//! The crate: its root, its modules, and what they share.

use std::{borrow::Cow, collections::BTreeSet};

use super::{
    client::Client,
    definition::Definition,
    docs::{DocExample, Docs},
    gate::Gate,
    headers::HeaderSet,
    method::{MethodOptions, ParameterGroup},
    options::{DependencySettings, Options},
    runtime::RuntimePart,
    webhook::Webhooks,
};
use crate::names::ModuleName;

/// A crate.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Crate {
    /// The settings.
    pub options: Options,
    /// The header of the root and of service modules.
    pub header: String,
    /// `Cargo.toml`
    pub manifest: CargoManifest,
    /// `README.md`
    pub readme: CrateReadme,
    /// True if the crate declares a deprecated item, which its own code uses.
    pub has_deprecated: bool,
    /// The services, if each is a module with versions.
    pub services: Vec<Service>,
    /// One module per API.
    pub modules: Vec<Module>,
    /// The types that services share.
    pub common: Option<CommonTypes>,
    /// The crate that has the common types, if it is another one and the APIs use any.
    pub shared_common_types: Option<String>,
    /// The runtime parts.
    pub runtime: BTreeSet<RuntimePart>,
    /// The place of the runtime.
    pub runtime_home: RuntimeHome,
    /// The tests generated from examples, if enabled.
    #[cfg(feature = "cli")]
    pub example_tests: Option<super::example_tests::ExampleTests>,
}

/// The place of a crate's runtime.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum RuntimeHome {
    /// A private module of the crate.
    Private,
    /// A hidden module of the crate, which other crates use.
    Hidden,
    /// The hidden module of the crate with this name.
    Shared(String),
}

/// The manifest of a crate.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum CargoManifest {
    /// The manifest of a member of this workspace.
    Curated {
        /// The features of versions and services.
        features: Vec<Feature>,
        /// The features for the build of the documentation.
        documented: Vec<String>,
        /// True if request bodies can be streams.
        streams_bodies: bool,
    },
    /// The manifest of a standalone package.
    Standalone {
        /// The description of the package.
        description: String,
        /// The profile to record, unless it is that of Azure.
        profile: Option<&'static str>,
        /// The keywords of the package.
        keywords: &'static [&'static str],
        /// The default features.
        default_features: Vec<String>,
        /// The features of versions and services.
        features: Vec<Feature>,
        /// The features that only the settings have.
        own_features: Vec<(String, Vec<String>)>,
        /// The features that `debug` enables.
        debug_features: Vec<String>,
        /// The dependencies.
        dependencies: Vec<Dependency>,
        /// The dependencies of examples and tests.
        dev_dependencies: Vec<Dependency>,
    },
}

/// A dependency of a package.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Dependency {
    /// The name.
    pub name: Cow<'static, str>,
    /// Version, source and features.
    pub settings: DependencySettings,
}

/// A feature.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Feature {
    /// The name.
    pub name: String,
    /// The items that it enables.
    pub kind: FeatureKind,
    /// The features that it enables.
    pub enables: Vec<String>,
}

/// The items that a feature enables.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum FeatureKind {
    /// One version of a service.
    Version,
    /// The newest stable version of a service, by its feature.
    Newest(String),
    /// An operation group, or what several of them use.
    Group,
}

/// The README of a crate.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CrateReadme {
    /// True if the text may mention Azure.
    pub is_for_azure: bool,
    /// The services, or the APIs of a crate without services.
    pub services: Vec<ReadmeService>,
    /// The feature of a service, for the installation instructions.
    pub feature: Option<String>,
    /// The feature of the version that `feature` selects.
    pub version_feature: Option<String>,
    /// A program that creates a client and calls it.
    pub first_call: Option<DocExample>,
    /// The sections that apply to the APIs.
    pub sections: Vec<Section>,
    /// The crates that use the runtime, in the package that has it.
    pub users: Vec<String>,
    /// The features of operation groups, if they have any.
    pub groups: Option<ReadmeGroups>,
}

/// The features of the operation groups of an API, for the README.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReadmeGroups {
    /// The feature of all groups.
    pub all: String,
    /// The feature of one group.
    pub example: String,
    /// True if all groups are enabled by default.
    pub by_default: bool,
}

/// A row of the README's table.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReadmeService {
    /// The title.
    pub title: String,
    /// The versions.
    pub versions: String,
    /// The module, and the feature of its newest stable version.
    pub feature: String,
}

/// A section of the README.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Section {
    /// Credentials of Microsoft Entra ID.
    SignIn,
    /// Credentials of a service outside of Azure.
    Credentials,
    /// Lists.
    Lists,
    /// Long-running operations.
    LongRunningOperations,
    /// Errors.
    Errors,
    /// Clouds.
    Clouds,
    /// Testing.
    #[serde(rename_all = "camelCase")]
    Testing {
        /// True if a test needs a credential of its own.
        with_credential: bool,
    },
}

/// A service with its versions.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Service {
    /// The module.
    pub name: ModuleName,
    /// The documentation, in one line.
    pub docs: String,
    /// The features that enable it.
    pub gate: Gate,
    /// The versions.
    pub versions: Vec<Version>,
    /// The version that the module re-exports, which is the newest stable one.
    pub newest: Option<NewestVersion>,
}

/// The version of a service that is reached without its version.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewestVersion {
    /// The module of the version.
    pub name: ModuleName,
    /// The features that enable the re-export.
    pub gate: Gate,
}

/// A version of a service.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Version {
    /// The module.
    pub name: ModuleName,
    /// The API version.
    pub versions: String,
    /// The features that enable it.
    pub gate: Gate,
}

/// The module of an API.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Module {
    /// The path in the crate. Empty for a crate with one API.
    pub path: Vec<ModuleName>,
    /// The header of the files.
    pub header: String,
    /// The documentation of the root.
    pub docs: Docs,
    /// The clients, the root client first.
    pub clients: Vec<Client>,
    /// The files of method options and parameter groups.
    pub options: Vec<OptionsFile>,
    /// The files of traits for response headers.
    pub headers: Vec<HeadersFile>,
    /// The webhooks, if there are any.
    pub webhooks: Option<Webhooks>,
    /// The files of types.
    pub families: Vec<Family>,
}

impl Module {
    /// Iterates over the method options.
    pub fn method_options(&self) -> impl Iterator<Item = &MethodOptions> {
        self.options.iter().flat_map(|file| &file.method_options)
    }

    /// Iterates over the parameter groups.
    pub fn parameter_groups(&self) -> impl Iterator<Item = &ParameterGroup> {
        self.options.iter().flat_map(|file| &file.parameter_groups)
    }

    /// Iterates over the traits for response headers.
    pub fn header_sets(&self) -> impl Iterator<Item = &HeaderSet> {
        self.headers.iter().flat_map(|file| &file.sets)
    }

    /// Returns the folder of the files.
    pub fn folder(&self) -> String {
        let names = self.path.iter().map(ModuleName::as_str);
        std::iter::once("src")
            .chain(names)
            .collect::<Vec<_>>()
            .join("/")
    }

    /// Returns the path in the crate's own code: `crate::storage::v2023_01_01`.
    pub fn inner_path(&self) -> String {
        let names = self.path.iter().map(ModuleName::as_str);
        std::iter::once("crate")
            .chain(names)
            .collect::<Vec<_>>()
            .join("::")
    }
}

/// A file with method options and parameter groups.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OptionsFile {
    /// The module in a folder of such files. `None` if there is one file.
    pub name: Option<ModuleName>,
    /// The features that enable it.
    pub gate: Gate,
    /// The method options.
    pub method_options: Vec<MethodOptions>,
    /// The parameter groups.
    pub parameter_groups: Vec<ParameterGroup>,
}

/// A file with traits for response headers.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HeadersFile {
    /// The module in a folder of such files. `None` if there is one file.
    pub name: Option<ModuleName>,
    /// The features that enable it.
    pub gate: Gate,
    /// The traits.
    pub sets: Vec<HeaderSet>,
}

/// A file with related types.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Family {
    /// The module.
    pub name: ModuleName,
    /// The features that enable it.
    pub gate: Gate,
    /// The types.
    pub definitions: Vec<Definition>,
}

/// The types that services share.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CommonTypes {
    /// The features that enable any of them.
    pub gate: Gate,
    /// The header of the module files of parent folders.
    pub header: String,
    /// The folders.
    pub folders: Vec<CommonFolder>,
    /// The module files of parent folders.
    pub parents: Vec<CommonParent>,
}

/// A folder of shared types.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CommonFolder {
    /// The path below the common types.
    pub path: Vec<ModuleName>,
    /// The header of the root.
    pub header: String,
    /// The documentation of the root.
    pub docs: Docs,
    /// The files.
    pub files: Vec<CommonFile>,
}

/// A file of shared types.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CommonFile {
    /// The module.
    pub name: ModuleName,
    /// The header.
    pub header: String,
    /// The features that enable it.
    pub gate: Gate,
    /// The types.
    pub definitions: Vec<Definition>,
}

/// A module file that declares folders of shared types.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CommonParent {
    /// The path below the common types.
    pub path: Vec<String>,
    /// The declared modules.
    pub children: Vec<(String, Gate)>,
}
