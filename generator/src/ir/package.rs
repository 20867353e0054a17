//! A crate's modules and the common types that they share.

use super::{Api, DefinitionId};

/// What one crate carries: modules of services and versions, and the common types that they share.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Package {
    /// One API each, in the order of the manifest.
    pub modules: Vec<Module>,
    /// The common types that the modules reach, by folder of `common-types`; filled by the `common_types` pass.
    pub common: Vec<CommonFolder>,
}

impl Package {
    /// Whether something holds of one of the APIs.
    pub fn any_api(&self, holds: impl Fn(&Api) -> bool) -> bool {
        self.modules.iter().any(|module| holds(&module.api))
    }
}

/// One API and its place in the crate.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Module {
    /// The words that make the module path: service, then version. Empty when the crate is one API.
    pub path: Vec<String>,
    /// The feature that switches the module on; `None` when it always is.
    pub feature: Option<String>,
    /// Whether it is the newest stable version of its service, to which the service's own feature leads.
    pub newest_stable: bool,
    /// The files that it is made from, relative to the root of the specifications, with `/` between folders.
    pub inputs: Vec<String>,
    /// What the module offers.
    pub api: Api,
}

/// A folder of the specifications' `common-types` (`resource-management/v5`): one Rust module.
#[derive(Clone, Debug, serde::Serialize)]
pub struct CommonFolder {
    /// The folders below `common-types`.
    pub path: Vec<String>,
    /// Its files that something reaches.
    pub files: Vec<CommonFile>,
}

/// A file of a common folder.
#[derive(Clone, Debug, serde::Serialize)]
pub struct CommonFile {
    /// The file name without its ending: `types`.
    pub stem: String,
    /// The modules that reach it, as places in [`Package::modules`].
    pub reached_by: Vec<usize>,
    /// Its definitions in the order of their pointers, whichever modules reach them. Every module that reaches a
    /// definition has an equal copy; this names one of them.
    pub definitions: Vec<CommonDefinition>,
}

/// One common definition.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, serde::Serialize)]
pub struct CommonDefinition {
    /// The place in [`Package::modules`] of a module that has it.
    pub module: usize,
    /// Its place there.
    pub definition: DefinitionId,
}
