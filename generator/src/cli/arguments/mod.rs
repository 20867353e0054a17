//! The arguments of the command line.

mod code;
mod conventions;
mod corpus;
mod diff;
mod documentation;
mod fake;
mod format;
mod generate;
mod import;
mod input;
mod inspect;
mod project;

use clap::{ArgAction, Args, ColorChoice, Parser, Subcommand};

use super::examples::EXIT_CODES;
use super::{Console, MessageFormat};

pub(super) use corpus::Corpus;
pub(super) use diff::{Diff, DiffFormat, RevisionRange};
pub(super) use documentation::{Completions, Explain, ManPage};
pub(super) use fake::Fake;
#[cfg(feature = "fake")]
pub(super) use fake::SyncArgument;
pub(super) use format::OutputFormat;
pub(super) use generate::{FeaturesArgument, Generate};
pub(super) use import::{Import, Tags};
pub(super) use input::{GlobalParameters, InputFiles};
pub(super) use inspect::{Inspect, InspectStage};
pub(super) use project::{Init, Outdated, PrintSchema, Regen, Update};

/// Generates Rust clients from the API descriptions of Azure, and from any other Swagger 2.0 or OpenAPI 3
/// description.
#[derive(Debug, Parser)]
#[command(name = "armsmith", version, arg_required_else_help = true)]
#[command(disable_help_flag = true, disable_version_flag = true)]
#[command(after_help = EXIT_CODES)]
pub(in crate::cli) struct Arguments {
    #[command(flatten)]
    pub(in crate::cli) global: Global,
    /// Print the version.
    #[arg(long, short = 'V', action = ArgAction::Version, help_heading = COMMON)]
    version: Option<bool>,
    #[command(subcommand)]
    pub(in crate::cli) command: Command,
}

/// The heading of the options that all commands share.
const COMMON: &str = "Common options";

#[derive(Args, Debug)]
pub(in crate::cli) struct Global {
    /// The format of messages and results.
    #[arg(
        long,
        global = true,
        value_enum,
        default_value_t,
        value_name = "FORMAT",
        help_heading = COMMON
    )]
    message_format: MessageFormat,
    /// When to use colors.
    #[arg(
        long,
        global = true,
        value_enum,
        default_value_t = ColorChoice::Auto,
        value_name = "WHEN",
        help_heading = COMMON
    )]
    color: ColorChoice,
    /// Do not print warnings and summaries.
    #[arg(long, short, global = true, conflicts_with = "verbose", help_heading = COMMON)]
    quiet: bool,
    /// Print the time of each stage.
    #[arg(long, short, global = true, help_heading = COMMON)]
    verbose: bool,
    /// Print help. `-h` prints a summary, `--help` all details.
    #[arg(long, short, global = true, action = ArgAction::Help, help_heading = COMMON)]
    help: Option<bool>,
}

impl Global {
    pub(in crate::cli) fn console(&self) -> Console {
        match self.color {
            ColorChoice::Auto => anstream::ColorChoice::Auto,
            ColorChoice::Always => anstream::ColorChoice::Always,
            ColorChoice::Never => anstream::ColorChoice::Never,
        }
        .write_global();
        Console {
            format: self.message_format,
            quiet: self.quiet,
            verbose: self.verbose,
            ..Console::default()
        }
    }
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Command {
    Generate(Generate),
    Init(Init),
    Regen(Regen),
    Update(Update),
    Outdated(Outdated),
    Inspect(Inspect),
    Diff(Box<Diff>),
    Import(Import),
    Tags(Tags),
    Explain(Explain),
    Corpus(Box<Corpus>),
    Fake(Box<Fake>),
    Schema(PrintSchema),
    Completions(Completions),
    Man(ManPage),
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }
}
