use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};

use super::{Console, MessageFormat};
use crate::diagnostics::Code;
use crate::manifest::crate_name_objection;

/// Makes native Rust clients for Azure from the API descriptions that Azure publishes.
#[derive(Debug, Parser)]
#[command(name = "armsmith", version, arg_required_else_help = true)]
#[command(
    after_help = "Exit codes: 0 done, 1 the input is wrong, 2 the command line is wrong, 3 drift."
)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Args, Debug)]
pub(super) struct Global {
    /// How messages and results are printed.
    #[arg(
        long,
        global = true,
        value_enum,
        default_value_t,
        value_name = "FORMAT"
    )]
    message_format: MessageFormat,
    /// When to use colours.
    #[arg(long, global = true, value_enum, default_value_t = ColorChoice::Auto, value_name = "WHEN")]
    color: ColorChoice,
    /// Print errors alone.
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Print the time of each stage too.
    #[arg(long, short, global = true)]
    verbose: bool,
}

impl Global {
    pub(super) fn console(&self) -> Console {
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
        }
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Generate(Generate),
    Inspect(Inspect),
    Import(Import),
    Tags(Tags),
    Explain(Explain),
}

/// Write a complete crate for one API.
#[derive(Args, Debug)]
pub(super) struct Generate {
    #[command(flatten)]
    pub(super) input: Input,
    /// The folder of the crate; made where it does not exist.
    #[arg(long, value_name = "DIR")]
    pub(super) out: PathBuf,
    /// The name of the crate [default: made from the title of the API].
    #[arg(long, value_name = "NAME", value_parser = crate_name)]
    pub(super) crate_name: Option<String>,
    /// Add tests made of the examples that the files refer to.
    #[arg(long)]
    pub(super) tests: bool,
    /// Treat warnings as errors.
    #[arg(long)]
    pub(super) deny_warnings: bool,
    /// Write nothing; show how the folder differs from what would be written.
    #[arg(long)]
    pub(super) check: bool,
}

/// Print an API as Armsmith understands it.
#[derive(Args, Debug)]
pub(super) struct Inspect {
    #[command(flatten)]
    pub(super) input: Input,
    /// How to print it.
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(super) format: Format,
    /// Which stage to look at.
    #[arg(long, value_enum, default_value_t, value_name = "STAGE")]
    pub(super) stage: InspectStage,
}

/// Explain a kind of message, or list them all.
#[derive(Args, Debug)]
pub(super) struct Explain {
    /// The code in the brackets of the message.
    #[arg(value_parser = codes())]
    pub(super) code: Option<String>,
}

/// List the tags of a readme: the versions of its API.
#[derive(Args, Debug)]
pub(super) struct Tags {
    /// The `readme.md` of a service.
    #[arg(value_name = "FILE")]
    pub(super) readme: PathBuf,
    /// The folder that what the readme requires must lie in [default: the checkout that it lies in, else its own
    /// folder].
    #[arg(long, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,
    /// How to print them.
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(super) format: Format,
}

/// Copy a service from a checkout of the public specifications, and enter it in the manifest.
///
/// Copied are the files of the tag and exactly those that they refer to, examples included, to the same place
/// below the folder of the specifications. A file that is there and says the same in other words is kept; one
/// that says something else is an error, and then nothing is written.
#[derive(Args, Debug)]
#[command(after_help = IMPORT_EXAMPLES)]
pub(super) struct Import {
    /// The service: its folder below `specification`, a part of it that no other has, or its `readme.md`.
    #[arg(value_name = "SERVICE")]
    pub(super) service: String,
    /// The checkout: the folder that holds `specification`.
    #[arg(long, value_name = "CHECKOUT")]
    pub(super) from: PathBuf,
    /// The tag of the service's readme [default: the one that the readme names].
    #[arg(long, value_name = "TAG")]
    pub(super) tag: Option<String>,
    /// Of the tag's files, take those of this API version alone.
    #[arg(long, value_name = "VERSION")]
    pub(super) api_version: Option<String>,
    /// The module in the manifest [default: made from the name of the resource provider].
    #[arg(long, value_name = "NAME")]
    pub(super) module: Option<String>,
    /// Leave out descriptions, titles and summaries.
    #[arg(long)]
    pub(super) no_prose: bool,
    /// The folder of the specifications, with the manifest `armsmith.yaml`.
    #[arg(long, value_name = "DIR", default_value = "specs")]
    pub(super) to: PathBuf,
    /// Replace files that are there and differ.
    #[arg(long)]
    pub(super) overwrite: bool,
}

const IMPORT_EXAMPLES: &str = "\
Examples:
  armsmith import --from ../azure-rest-api-specs --no-prose storage/resource-manager
  armsmith import --from ../azure-rest-api-specs --no-prose keyvault/resource-manager --tag package-2023-07
  armsmith import --from ../azure-rest-api-specs resources/resource-manager --tag package-subscriptions-2022-12 --module subscriptions";

#[derive(Args, Debug)]
pub(super) struct Input {
    /// The files that describe the API, Swagger 2.0 or OpenAPI 3.0, in JSON or YAML.
    #[arg(
        long = "spec",
        value_name = "FILE",
        num_args = 1..,
        required_unless_present = "readme",
        conflicts_with = "readme"
    )]
    pub(super) files: Vec<PathBuf>,
    /// The `readme.md` that names the files.
    #[arg(long, value_name = "FILE")]
    pub(super) readme: Option<PathBuf>,
    /// The folder that what the files name must lie in [default: the checkout of the specifications that they lie in,
    /// else their own folder].
    #[arg(long, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,
    /// The tag of the readme [default: the one that the readme names].
    #[arg(long, value_name = "TAG", requires = "readme")]
    pub(super) tag: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(super) enum Format {
    /// Aligned text.
    #[default]
    Text,
    /// One JSON document.
    Json,
    /// The same as YAML, without the messages, which go to standard error.
    Yaml,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(super) enum InspectStage {
    /// The API in short.
    #[default]
    Api,
    /// The intermediate representation in full.
    Ir,
    /// The Rust names of everything.
    Names,
}

fn crate_name(name: &str) -> Result<String, String> {
    match crate_name_objection(name) {
        None => Ok(name.to_owned()),
        Some(why) => Err(why.to_owned()),
    }
}

fn codes() -> PossibleValuesParser {
    PossibleValuesParser::new(Code::ALL.iter().map(|code| code.name()))
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
