//! The `armsmith` command.

mod arguments;
mod console;
mod corpus;
mod crate_name;
mod diff;
mod drift;
mod examples;
mod explain;
#[cfg(feature = "fake")]
mod fake;
mod generate;
mod import;
mod init;
mod input;
mod inspect;
mod man;
mod outcome;
mod outdated;
mod regen;
mod stream;
mod summary;
mod tags;
mod update;
#[cfg(not(feature = "fake"))]
mod without_fake;

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{ColorChoice, CommandFactory, FromArgMatches, ValueEnum};

use crate::manifest::SCHEMA;
use arguments::{Arguments, Command};
pub use console::{Console, MessageFormat};
pub use outcome::Outcome;
#[cfg(not(feature = "fake"))]
use without_fake as fake;

/// Returns the command line, for documentation that is generated from it.
pub fn command() -> clap::Command {
    Arguments::command()
}

/// Runs the command with these arguments, including the program name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let arguments = match parsed(&arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are errors of this type too. A closed pipe is ignored, and a full disk is not.
            let code = match error.print() {
                Err(lost) if lost.kind() != io::ErrorKind::BrokenPipe => 1,
                _ => error.exit_code(),
            };
            return ExitCode::from(u8::try_from(code).unwrap_or(2));
        }
    };
    let console = Console {
        only_prints: !matches!(
            arguments.command,
            Command::Generate(_) | Command::Import(_) | Command::Regen(_) | Command::Update(_)
        ),
        ..arguments.global.console()
    };
    let outcome = match arguments.command {
        Command::Generate(generate) => generate::run(&generate, &console),
        Command::Init(init) => init::run(&init, &console),
        Command::Regen(regen) => regen::run(&regen, &console),
        Command::Update(update) => update::run(&update, &console),
        Command::Outdated(outdated) => outdated::run(&outdated, &console),
        Command::Inspect(inspect) => inspect::run(&inspect, &console),
        Command::Diff(diff) => diff::run(&diff, &console),
        Command::Import(import) => import::run(&import, &console),
        Command::Tags(tags) => tags::run(&tags, &console),
        Command::Explain(explain) => explain::run(&explain, &console),
        Command::Corpus(corpus) => corpus::run(&corpus, &console),
        Command::Fake(arguments) => fake::run(&arguments, &console),
        Command::Schema(_) => {
            console.output(SCHEMA);
            Outcome::Done
        }
        Command::Completions(completions) => {
            let (mut command, mut script) = (command(), Vec::new());
            clap_complete::generate(completions.shell, &mut command, "armsmith", &mut script);
            console.output(String::from_utf8_lossy(&script));
            Outcome::Done
        }
        Command::Man(asked) => {
            let page = man::page(command(), asked.command.as_deref());
            console.output(String::from_utf8_lossy(&page.unwrap_or_default()));
            Outcome::Done
        }
    };
    console.ended(outcome).into()
}

fn parsed(arguments: &[OsString]) -> Result<Arguments, clap::Error> {
    let mut command = command().color(color(arguments));
    let matches = command.try_get_matches_from_mut(arguments)?;
    let parsed = Arguments::from_arg_matches(&matches)?;
    if let Command::Diff(diff) = &parsed.command
        && let Some(why) = diff.objection()
        && let Some(command) = command.find_subcommand_mut("diff")
    {
        return Err(command.error(ErrorKind::WrongNumberOfValues, why));
    }
    if let Command::Man(man) = &parsed.command
        && let Some(name) = &man.command
        && command.find_subcommand(name).is_none()
        && let Some(command) = command.find_subcommand_mut("man")
    {
        let why = format!("unknown command `{name}`");
        return Err(command.error(ErrorKind::InvalidValue, why));
    }
    Ok(parsed)
}

/// Returns the color setting for help and usage errors, which are printed before the command line is parsed.
fn color(arguments: &[OsString]) -> ColorChoice {
    let mut asked = ColorChoice::Auto;
    let mut arguments = arguments.iter().filter_map(|argument| argument.to_str());
    while let Some(argument) = arguments.next() {
        let value = match argument {
            "--" => break,
            "--color" => arguments.next(),
            other => other.strip_prefix("--color="),
        };
        if let Some(choice) = value.and_then(|value| ColorChoice::from_str(value, false).ok()) {
            asked = choice;
        }
    }
    asked
}
