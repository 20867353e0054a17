//! The arguments of `inspect`.

use clap::{Args, ValueEnum};

use super::{InputFiles, OutputFormat};
use crate::cli::examples::INSPECT_EXAMPLES;

/// Print an API as Armsmith reads it.
#[derive(Args, Debug)]
#[command(after_help = INSPECT_EXAMPLES)]
pub(in crate::cli) struct Inspect {
    #[command(flatten)]
    pub(in crate::cli) input: InputFiles,
    /// The output format [default: text, or json with `--message-format json`].
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(in crate::cli) format: Option<OutputFormat>,
    /// The stage to print.
    #[arg(long, value_enum, default_value_t, value_name = "STAGE")]
    pub(in crate::cli) stage: InspectStage,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(in crate::cli) enum InspectStage {
    /// A summary of the API.
    #[default]
    Api,
    /// The complete intermediate representation.
    Ir,
    /// The Rust names of all items.
    Names,
    /// The generated crate as data: clients, methods, requests, types.
    Rust,
}
