//! The `armsmith` command.

mod arguments;
mod console;
mod crate_name;
mod diff;
mod explain;
mod generate;
mod import;
mod input;
mod inspect;
mod tags;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

use arguments::{Arguments, Command};
pub use console::{Console, MessageFormat};

/// What the command ends with.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// All is done.
    Done,
    /// The input is wrong; nothing was written.
    Wrong,
    /// The output is not what the input gives; said by a check.
    Drift,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        // 2 is for a wrong command line.
        ExitCode::from(match outcome {
            Outcome::Done => 0,
            Outcome::Wrong => 1,
            Outcome::Drift => 3,
        })
    }
}

/// The command line: for what is made of it, such as its documentation.
pub fn command() -> clap::Command {
    Arguments::command()
}

/// Runs the command with these arguments, the program's name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are errors of this kind too. A closed pipe is nobody's problem.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    if let Command::Diff(diff) = &arguments.command
        && let Some(why) = diff.objection()
    {
        let error = Arguments::command().error(ErrorKind::WrongNumberOfValues, why);
        let _ = error.print();
        return ExitCode::from(2);
    }
    let console = arguments.global.console();
    let outcome = match arguments.command {
        Command::Generate(generate) => generate::run(&generate, &console),
        Command::Inspect(inspect) => inspect::run(&inspect, &console),
        Command::Diff(diff) => diff::run(&diff, &console),
        Command::Import(import) => import::run(&import, &console),
        Command::Tags(tags) => tags::run(&tags, &console),
        Command::Explain(explain) => explain::run(&explain, &console),
        Command::Completions(completions) => {
            let (mut command, mut script) = (command(), Vec::new());
            clap_complete::generate(completions.shell, &mut command, "armsmith", &mut script);
            console.output(String::from_utf8_lossy(&script));
            Outcome::Done
        }
    };
    outcome.into()
}
