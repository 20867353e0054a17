//! The arguments of `generate`, and those of the output that `init` and `regen` share.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::InputFiles;
use super::conventions::ConventionArguments;
use crate::cli::examples::GENERATE_EXAMPLES;
use crate::manifest::crate_name_objection;
use crate::output::WriteOptions;
use crate::rust::options;

/// Generate a complete crate for one API.
#[derive(Args, Debug)]
#[command(after_help = GENERATE_EXAMPLES)]
pub(in crate::cli) struct Generate {
    #[command(flatten)]
    pub(in crate::cli) input: InputFiles,
    /// The output folder of the crate; created if it does not exist.
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) out: PathBuf,
    /// The name of the crate [default: derived from the title of the API].
    #[arg(long, value_name = "NAME", value_parser = crate_name)]
    pub(in crate::cli) crate_name: Option<String>,
    /// The relation to a Cargo workspace [default: that of the existing crate, or else `member` if a workspace contains
    /// the output folder and does not exclude it].
    #[arg(long, value_enum, value_name = "ROLE")]
    pub(in crate::cli) workspace: Option<WorkspaceArgument>,
    /// The parts of the crate that have Cargo features.
    #[arg(long, value_enum, value_name = "PARTS")]
    pub(in crate::cli) features: Option<FeaturesArgument>,
    /// Generate tests from the examples that the files refer to.
    #[arg(long)]
    pub(in crate::cli) tests: bool,
    /// Treat warnings as errors.
    #[arg(long)]
    pub(in crate::cli) deny_warnings: bool,
    /// Do not write anything; print the differences between the folder and the generated crate.
    #[arg(long)]
    pub(in crate::cli) check: bool,
    #[command(flatten)]
    pub(in crate::cli) conventions: ConventionArguments,
    #[command(flatten)]
    pub(in crate::cli) permissions: Permissions,
}

/// The changes to the output folder that a run may make.
#[derive(Args, Debug)]
pub(in crate::cli) struct Permissions {
    /// Allow an output folder that contains other files but no generated crate; those files are never overwritten.
    #[arg(long)]
    pub(in crate::cli) allow_existing: bool,
    /// Overwrite or remove generated files even if they were edited.
    #[arg(long)]
    pub(in crate::cli) overwrite_edits: bool,
}

impl Permissions {
    /// Returns the options of the write.
    pub(in crate::cli) fn options(&self) -> WriteOptions {
        WriteOptions {
            allow_existing: self.allow_existing,
            overwrite_edits: self.overwrite_edits,
        }
    }
}

/// The relation of a crate to a workspace.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum WorkspaceArgument {
    /// A workspace of its own.
    Root,
    /// A member of the workspace around it.
    Member,
}

/// The parts of a crate with one API that have features.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(in crate::cli) enum FeaturesArgument {
    /// Each group of operations, with the models that it uses.
    Groups,
}

impl From<WorkspaceArgument> for options::WorkspaceRole {
    fn from(role: WorkspaceArgument) -> Self {
        match role {
            WorkspaceArgument::Root => options::WorkspaceRole::Root,
            WorkspaceArgument::Member => options::WorkspaceRole::Member,
        }
    }
}

pub(in crate::cli) fn crate_name(name: &str) -> Result<String, String> {
    match crate_name_objection(name) {
        None => Ok(name.to_owned()),
        Some(why) => Err(why.to_owned()),
    }
}
