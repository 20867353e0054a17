//! The arguments of commands for a checkout of the public specifications.

use std::path::PathBuf;

use clap::Args;

use super::OutputFormat;
use crate::cli::examples::{IMPORT_EXAMPLES, TAGS_EXAMPLES};

/// List the tags of a readme, which are the versions of its API.
#[derive(Args, Debug)]
#[command(after_help = TAGS_EXAMPLES)]
pub(in crate::cli) struct Tags {
    /// The `readme.md` of a service.
    #[arg(value_name = "FILE")]
    pub(in crate::cli) readme: PathBuf,
    /// The root folder: all referenced files must be in it [default: the checkout of the Azure specifications that
    /// contains the readme, or else the folder of the readme].
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) root: Option<PathBuf>,
    /// The output format [default: text, or json with `--message-format json`].
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(in crate::cli) format: Option<OutputFormat>,
}

/// Copy a service from a checkout of the public Azure specifications, and add it to the manifest.
///
/// Copies the files of the tag and all files that they refer to, including examples, to the same relative paths in the
/// destination folder. An existing file is kept if it differs only in descriptions or layout; if its content differs,
/// the import fails and writes nothing. If the manifest contains an earlier version of the service, the changes for
/// users of the generated crate are printed.
#[derive(Args, Debug)]
#[command(after_help = IMPORT_EXAMPLES)]
pub(in crate::cli) struct Import {
    /// The service: its folder below `specification`, a unique part of that path, or its `readme.md`.
    #[arg(value_name = "SERVICE")]
    pub(in crate::cli) service: String,
    /// The checkout: the folder that contains `specification`.
    #[arg(long, value_name = "CHECKOUT")]
    pub(in crate::cli) from: PathBuf,
    /// The tag of the readme of the service [default: the default tag of the readme].
    #[arg(long, value_name = "TAG", conflicts_with_all = ["latest", "latest_stable"])]
    pub(in crate::cli) tag: Option<String>,
    /// Use the tag with the newest version, including previews.
    #[arg(long, conflicts_with = "latest_stable")]
    pub(in crate::cli) latest: bool,
    /// Use the tag with the newest stable version.
    #[arg(long)]
    pub(in crate::cli) latest_stable: bool,
    /// Import only the files of this API version.
    #[arg(long, value_name = "VERSION")]
    pub(in crate::cli) api_version: Option<String>,
    /// Use the newest version even if it lacks resource types of the version in the manifest or, for a new service, of
    /// the default tag.
    #[arg(long)]
    pub(in crate::cli) allow_loss: bool,
    /// The output of the manifest, if it has several.
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) output: Option<String>,
    /// The module in the manifest [default: that of the service in the manifest, or else the name of its packages in
    /// other languages].
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) module: Option<String>,
    /// Remove descriptions, titles and summaries from the copies.
    #[arg(long)]
    pub(in crate::cli) no_prose: bool,
    /// The destination folder, which contains the manifest `armsmith.yaml` [default: the current folder if it contains
    /// one, or else `specs`].
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) to: Option<PathBuf>,
    /// Overwrite existing files that differ.
    #[arg(long)]
    pub(in crate::cli) overwrite: bool,
    /// Replace the version that the manifest contains.
    ///
    /// Replaces the same version if the manifest contains it, or else the newest version of the same stability. Files
    /// that are no longer used are removed.
    #[arg(long)]
    pub(in crate::cli) update: bool,
}
