//! The wishes of a user who imports a service.

use std::path::PathBuf;

/// What to import, and where to.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The root of the checkout: the folder that holds `specification`.
    pub checkout: PathBuf,
    /// A folder below `specification`, the end or the middle of one if no other has it, or a `readme.md`.
    pub service: String,
    /// The tag of the readme; its default tag if there is none.
    pub tag: Option<String>,
    /// In place of a tag, the newest version.
    pub newest: Option<Newest>,
    /// Of the tag's files, those of this API version alone.
    pub api_version: Option<String>,
    /// The module in the manifest; made from the provider's name if there is none.
    pub module: Option<String>,
    /// Whether descriptions, titles and summaries are left out.
    pub no_prose: bool,
    /// The folder that the manifest lies in.
    pub to: PathBuf,
    /// Whether a file that is already there and says something else is replaced.
    pub overwrite: bool,
    /// Whether the version takes the place of one that the manifest has.
    pub update: bool,
}

/// Which of a service's versions is wanted.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Newest {
    /// The newest, a preview perhaps.
    Any,
    /// The newest that is no preview.
    Stable,
}
