//! The settings of a crate: its name, its contents, and the command that generates it.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use crate::ir::code;

/// The settings of an emitted crate.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Options {
    /// The name of the package. Of a module, its path for users: `my_crate::azure`.
    pub crate_name: String,
    /// The command that generates the crate, for the header of every file.
    pub command: String,
    /// The kind of crate.
    pub kind: CrateKind,
    /// Hand-written examples, with the features that each requires.
    pub examples: BTreeMap<String, Vec<String>>,
    /// True if tests are generated from examples.
    #[cfg(feature = "cli")]
    pub tests: bool,
    /// The settings of a standalone package.
    pub package: PackageSettings,
    /// The division into crates.
    pub layout: CrateLayout,
}

/// The division of the clients of several services into crates.
#[derive(Clone, Debug, Default, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum CrateLayout {
    /// One crate with all services and its own runtime.
    #[default]
    Crate,
    /// One crate per service, and one with the runtime and the common types.
    Crates {
        /// The name of the crate with the runtime.
        runtime: String,
    },
}

impl CrateLayout {
    /// Returns the name of the crate with the runtime, if it is shared.
    pub fn runtime(&self) -> Option<&str> {
        match self {
            CrateLayout::Crate => None,
            CrateLayout::Crates { runtime } => Some(runtime),
        }
    }
}

/// The settings of a standalone package in its `Cargo.toml`.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PackageSettings {
    /// The version.
    pub version: String,
    /// The SPDX expression of the license.
    pub license: String,
    /// The description. Defaults to one with the title of the API.
    pub description: Option<String>,
    /// The URL of the repository.
    pub repository: Option<String>,
    /// The relation to a workspace.
    pub workspace: WorkspaceRole,
    /// Additional features, and the content of `default`.
    pub features: IndexMap<String, Vec<String>>,
    /// The changes of dependencies.
    pub dependencies: IndexMap<String, DependencySettings>,
}

/// The key in `Cargo.toml` with the profile of a standalone package, unless it is that of Azure.
pub const PROFILE_KEY: [&str; 4] = ["package", "metadata", "armsmith", "profile"];

/// The dependencies of a standalone package that settings may change.
pub const DEPENDENCIES: [&str; 8] = [
    "async-trait",
    "azure_core",
    "futures-core",
    "futures-io",
    "serde",
    "serde_json",
    "time",
    "futures",
];

/// The changes of a dependency, with the names of its keys in `Cargo.toml`.
#[derive(Clone, Debug, Default, Eq, PartialEq, serde::Deserialize, serde::Serialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct DependencySettings {
    /// The required version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The name of the registry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry: Option<String>,
    /// The folder of the package.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The URL of a git repository.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub git: Option<String>,
    /// The branch of the repository.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub branch: Option<String>,
    /// The tag of the repository.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// The revision of the repository.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rev: Option<String>,
    /// True if the workspace has the version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workspace: Option<bool>,
    /// True if its default features are enabled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_features: Option<bool>,
    /// Its features, in addition to those that the code needs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub features: Vec<String>,
}

impl DependencySettings {
    /// Returns these settings with changes.
    #[must_use]
    pub fn with(self, changes: &DependencySettings) -> DependencySettings {
        let changes = changes.clone();
        let is_elsewhere =
            changes.workspace.is_some() || changes.path.is_some() || changes.git.is_some();
        let mut features = self.features;
        features.extend(changes.features);
        let mut unique = std::collections::HashSet::new();
        features.retain(|feature| unique.insert(feature.clone()));
        DependencySettings {
            // A workspace, a folder and a repository have their own version.
            version: changes.version.or(self.version.filter(|_| !is_elsewhere)),
            // That of a workspace is used.
            default_features: changes.default_features.or(self
                .default_features
                .filter(|_| changes.workspace.is_none())),
            features,
            ..changes
        }
    }
}

impl Default for PackageSettings {
    fn default() -> Self {
        PackageSettings {
            version: "0.1.0".to_owned(),
            license: "MIT".to_owned(),
            description: None,
            repository: None,
            workspace: WorkspaceRole::Root,
            features: IndexMap::new(),
            dependencies: IndexMap::new(),
        }
    }
}

/// The relation of a package to a workspace.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum WorkspaceRole {
    /// A workspace of its own, so that it builds inside the folder of another one.
    #[default]
    Root,
    /// A member of the workspace around it.
    Member,
}

/// The kind of crate.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum CrateKind {
    /// A member of this workspace, with one feature per service and version.
    Curated,
    /// A standalone package.
    Standalone,
    /// A module of a crate that users write.
    Module,
    /// The package of one service, which uses the runtime of another package.
    Service,
    /// The package with the runtime of several services.
    Runtime,
}

impl Options {
    /// True if tests are generated from examples, which only commands do.
    pub(super) fn has_tests(&self) -> bool {
        #[cfg(feature = "cli")]
        return self.tests;
        #[cfg(not(feature = "cli"))]
        return false;
    }

    /// Creates the options of a standalone package without tests.
    pub fn standalone(crate_name: impl Into<String>, command: impl Into<String>) -> Self {
        Options {
            crate_name: crate_name.into(),
            command: command.into(),
            kind: CrateKind::Standalone,
            examples: BTreeMap::new(),
            #[cfg(feature = "cli")]
            tests: false,
            package: Default::default(),
            layout: CrateLayout::default(),
        }
    }

    /// Returns the name of the crate of a service, if each has its own: `my_azure_storage`, or `my-azure-storage`.
    pub fn member_name(&self, service: &str) -> String {
        member_name(&self.crate_name, service)
    }

    /// Returns the header of files that are generated from these inputs.
    pub(crate) fn header_for(&self, inputs: &[String]) -> String {
        match inputs {
            [] | [_] | [_, _] => {
                let inputs: Vec<_> = inputs.iter().map(|input| code(input)).collect();
                self.header(&inputs.join(" and "))
            }
            [first, rest @ ..] => {
                let folder = rest
                    .iter()
                    .fold(folder_of(first), |folder, input| common(folder, input));
                self.header(&format!("{} files in {}", inputs.len(), code(folder)))
            }
        }
    }

    /// Returns the header of files whose comments begin with `#`.
    pub(crate) fn hash_header(&self) -> String {
        self.header("the same inputs as the crate")
            .replacen("//", "#", 1)
    }

    /// Returns the header of `Cargo.toml`, of which the user owns other keys.
    pub(crate) fn shared_header(&self) -> String {
        let header = self.hash_header();
        let header = header.trim_end_matches(" Do not edit.");
        format!(
            "{header}\n# The keys that `.armsmith.json` lists are generated. All other keys and comments are yours, and stay."
        )
    }

    /// Returns the header of a file.
    pub(crate) fn header(&self, inputs: &str) -> String {
        format!(
            "// Generated by Armsmith with `{}` from {inputs}. Do not edit.",
            self.command
        )
    }
}

/// Returns the name of the crate of a service, which begins with that of the manifest.
pub fn member_name(prefix: &str, service: &str) -> String {
    match prefix.contains('-') {
        true => format!("{prefix}-{}", service.replace('_', "-")),
        false => format!("{prefix}_{service}"),
    }
}

fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or(".", |(folder, _)| folder)
}

/// Returns the innermost parent of `folder` that contains `path`.
fn common<'a>(folder: &'a str, path: &str) -> &'a str {
    let mut around = folder;
    while !path
        .strip_prefix(around)
        .is_some_and(|rest| rest.starts_with('/'))
    {
        match around.rsplit_once('/') {
            Some((outer, _)) => around = outer,
            None => return ".",
        }
    }
    around
}

#[cfg(test)]
mod tests {
    use super::{CrateKind, Options};

    fn header(inputs: &[&str]) -> String {
        let inputs: Vec<_> = inputs.iter().map(|&input| input.to_owned()).collect();
        let options = Options {
            crate_name: "zoo".into(),
            command: "make".into(),
            kind: CrateKind::Standalone,
            examples: Default::default(),
            tests: false,
            package: Default::default(),
            layout: Default::default(),
        };
        options.header_for(&inputs)
    }

    #[test]
    fn few_files_are_named_and_many_are_counted() {
        let of = |inputs: &str| {
            format!("// Generated by Armsmith with `make` from {inputs}. Do not edit.")
        };
        assert_eq!(header(&["a/b.json"]), of("`a/b.json`"));
        assert_eq!(
            header(&["a/b.json", "c.json"]),
            of("`a/b.json` and `c.json`")
        );
        assert_eq!(
            header(&["a/b/c.json", "a/b/d.json", "a/bc/e.json"]),
            of("3 files in `a`")
        );
        assert_eq!(
            header(&["a.json", "b/c.json", "d.json"]),
            of("3 files in `.`")
        );
    }
}
