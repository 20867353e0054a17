//! The options of an import.

use std::path::PathBuf;

/// The options of an import.
#[derive(Clone, Debug, Default)]
pub struct ImportOptions {
    /// The root of the checkout: the folder that contains `specification`.
    pub checkout: PathBuf,
    /// A folder in `specification`, a unique part of its path, or a `readme.md`.
    pub service: String,
    /// The tag of the readme. `None` for the default tag.
    pub tag: Option<String>,
    /// Selects the newest version instead of a tag.
    pub newest: Option<Newest>,
    /// Selects files of this API version only.
    pub api_version: Option<String>,
    /// True if a tag may be chosen that lacks resource types.
    pub allow_loss: bool,
    /// The output of the manifest. `None` for its only one.
    pub output: Option<String>,
    /// The module in the manifest. `None` for that of the service in the manifest, or else for one from the names of
    /// packages in other languages.
    pub module: Option<String>,
    /// True if descriptions, titles and summaries are omitted.
    pub no_prose: bool,
    /// The folder of the manifest.
    pub to: PathBuf,
    /// The manifest. `None` for `armsmith.yaml` in the folder.
    pub manifest: Option<PathBuf>,
    /// True if existing files that differ are replaced.
    pub overwrite: bool,
    /// True if a version in the manifest is replaced.
    pub update: bool,
}

/// The version to import.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Newest {
    /// The newest version, which may be a preview.
    Any,
    /// The newest stable version.
    Stable,
}
