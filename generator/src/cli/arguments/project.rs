//! The arguments of the commands for a project.

use std::path::PathBuf;

use clap::Args;

use super::InputFiles;
use super::conventions::ConventionArguments;
use super::generate::{Permissions, WorkspaceArgument, crate_name};
use crate::cli::examples::{
    INIT_EXAMPLES, OUTDATED_EXAMPLES, REGEN_EXAMPLES, SCHEMA_EXAMPLES, UPDATE_EXAMPLES,
};
use crate::manifest::NAME;

/// Write a manifest for an API, from which `regen` generates a crate.
#[derive(Args, Debug)]
#[command(after_help = INIT_EXAMPLES)]
pub(in crate::cli) struct Init {
    #[command(flatten)]
    pub(in crate::cli) input: InputFiles,
    /// The manifest to write.
    #[arg(long, value_name = "FILE", default_value = NAME)]
    pub(in crate::cli) manifest: PathBuf,
    /// The name of the crate [default: derived from the title of the API].
    #[arg(long, value_name = "NAME", value_parser = crate_name)]
    pub(in crate::cli) crate_name: Option<String>,
    /// The relation to a Cargo workspace [default: `member` if a workspace contains the output folder and does not
    /// exclude it].
    #[arg(long, value_enum, value_name = "ROLE")]
    pub(in crate::cli) workspace: Option<WorkspaceArgument>,
    #[command(flatten)]
    pub(in crate::cli) conventions: ConventionArguments,
}

/// Generate the crates of a manifest, with any number of services and versions.
///
/// Prints the changes for users of each crate since the last commit, and builds the crate.
#[derive(Args, Debug)]
#[command(after_help = REGEN_EXAMPLES)]
pub(in crate::cli) struct Regen {
    /// The manifest.
    #[arg(long, value_name = "FILE", default_value = NAME)]
    pub(in crate::cli) manifest: PathBuf,
    /// Generate only these crates of the manifest.
    #[arg(long, value_name = "NAME", num_args = 1..)]
    pub(in crate::cli) only: Vec<String>,
    /// Do not write anything; print the differences between the output folder and the generated crate.
    #[arg(long)]
    pub(in crate::cli) check: bool,
    /// Fail if the lock file does not match the inputs and the version of Armsmith. Does not write the lock file.
    #[arg(long)]
    pub(in crate::cli) locked: bool,
    /// Do not build the crate.
    #[arg(long, conflicts_with = "check")]
    pub(in crate::cli) no_build: bool,
    /// Treat warnings as errors.
    #[arg(long)]
    pub(in crate::cli) deny_warnings: bool,
    #[command(flatten)]
    pub(in crate::cli) permissions: Permissions,
}

/// Import the newest versions of services, and generate their crates.
///
/// Replaces the newest version of each service with the newest one of the checkout, keeps descriptions that the
/// project added or changed, and generates all crates. Prints the changes for users with the release that they
/// require, and adds them to the change log of each crate. If a new version has errors, all files are as they were.
#[derive(Args, Debug)]
#[command(after_help = UPDATE_EXAMPLES)]
pub(in crate::cli) struct Update {
    /// The services, by module, or crates of the manifest [default: all that the checkout has].
    #[arg(value_name = "NAME")]
    pub(in crate::cli) names: Vec<String>,
    /// The checkout: the folder that contains `specification`.
    #[arg(long, value_name = "CHECKOUT")]
    pub(in crate::cli) from: PathBuf,
    /// The manifest.
    #[arg(long, value_name = "FILE", default_value = NAME)]
    pub(in crate::cli) manifest: PathBuf,
    /// Use the newest version, including previews. A preview only replaces a preview.
    #[arg(long)]
    pub(in crate::cli) latest: bool,
    /// Use the newest version even if it lacks resource types of the present one.
    #[arg(long)]
    pub(in crate::cli) allow_loss: bool,
    /// Remove descriptions, titles and summaries from the copies [default: if they were removed from the present
    /// files].
    #[arg(long)]
    pub(in crate::cli) no_prose: bool,
    /// The change log [default: `CHANGELOG.md` in the folder of the crate].
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) changelog: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) permissions: Permissions,
}

/// List the services of a manifest with newer versions in a checkout of the public Azure specifications.
#[derive(Args, Debug)]
#[command(after_help = OUTDATED_EXAMPLES)]
pub(in crate::cli) struct Outdated {
    /// The services, by module, or crates of the manifest [default: all].
    #[arg(value_name = "NAME")]
    pub(in crate::cli) names: Vec<String>,
    /// The checkout: the folder that contains `specification`.
    #[arg(long, value_name = "CHECKOUT")]
    pub(in crate::cli) from: PathBuf,
    /// The manifest.
    #[arg(long, value_name = "FILE", default_value = NAME)]
    pub(in crate::cli) manifest: PathBuf,
    /// Exit with code 3 if a service has a newer stable version.
    #[arg(long)]
    pub(in crate::cli) exit_code: bool,
}

/// Print the JSON schema of a manifest, for editors.
///
/// The first line of a manifest that `init` writes refers to the same schema by its URL.
#[derive(Args, Debug)]
#[command(after_help = SCHEMA_EXAMPLES)]
pub(in crate::cli) struct PrintSchema {}
