//! The arguments of commands that print documentation.

use clap::Args;
use clap_complete::Shell;

use super::code::CodeParser;
use crate::cli::examples::{COMPLETIONS_EXAMPLES, EXPLAIN_EXAMPLES, MAN_EXAMPLES};
use crate::diagnostics::Code;

/// Explain a diagnostic code, or list all codes.
#[derive(Args, Debug)]
#[command(after_help = EXPLAIN_EXAMPLES)]
pub(in crate::cli) struct Explain {
    /// The code in the brackets of a message; if omitted, all codes are listed.
    #[arg(value_parser = CodeParser, hide_possible_values = true)]
    pub(in crate::cli) code: Option<Code>,
}

/// Print a completion script for a shell.
#[derive(Args, Debug)]
#[command(after_help = COMPLETIONS_EXAMPLES)]
pub(in crate::cli) struct Completions {
    /// The shell.
    #[arg(value_enum, value_name = "SHELL")]
    pub(in crate::cli) shell: Shell,
}

/// Print the manual page of `armsmith`, or of one of its commands.
#[derive(Args, Debug)]
#[command(after_help = MAN_EXAMPLES)]
pub(in crate::cli) struct ManPage {
    /// The command, such as `generate`.
    #[arg(value_name = "COMMAND")]
    pub(in crate::cli) command: Option<String>,
}
