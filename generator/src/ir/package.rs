//! The modules of a crate, and their common types.

use super::{Api, DefinitionId, GroupReach};

/// The content of a crate: one module per service and version, and the common types.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Package {
    /// The APIs in the order of the manifest.
    pub modules: Vec<Module>,
    /// The common types by folder.
    pub common: Vec<CommonFolder>,
}

impl Package {
    /// True if a condition is true for one of the APIs.
    pub fn any_api(&self, holds: impl Fn(&Api) -> bool) -> bool {
        self.modules.iter().any(|module| holds(&module.api))
    }
}

/// An API and its place in the crate.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Module {
    /// The words of the module path: service, then version. Empty for a crate with one API.
    pub path: Vec<String>,
    /// The feature of the module. `None` if it is always enabled.
    pub feature: Option<String>,
    /// True if it is the newest stable version of its service, which the feature of the service selects.
    pub newest_stable: bool,
    /// The input files, relative to the root of the specifications, with `/` as separator.
    pub inputs: Vec<String>,
    /// The operation groups that use each item, if each group has a feature.
    pub reach: Option<GroupReach>,
    /// The API.
    pub api: Api,
}

/// A folder of common types (`resource-management/v5`), which becomes a Rust module.
#[derive(Clone, Debug, serde::Serialize)]
pub struct CommonFolder {
    /// The folders below `common-types`.
    pub path: Vec<String>,
    /// The files that are used.
    pub files: Vec<CommonFile>,
}

/// A file of a common folder.
#[derive(Clone, Debug, serde::Serialize)]
pub struct CommonFile {
    /// The file name without extension: `types`.
    pub stem: String,
    /// The modules that use it, as indexes in [`Package::modules`].
    pub reached_by: Vec<usize>,
    /// The definitions in the order of their pointers. Every module that uses a definition has an equal copy; this
    /// refers to one of them.
    pub definitions: Vec<CommonDefinition>,
}

/// A common definition.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, serde::Serialize)]
pub struct CommonDefinition {
    /// The index in [`Package::modules`] of a module that contains it.
    pub module: usize,
    /// The definition in this module.
    pub definition: DefinitionId,
}
