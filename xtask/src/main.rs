//! `cargo xtask`: the tasks of this project.

mod bench;
mod book;
mod ci;
mod conformance;
mod figures;
mod file;
mod install;
mod node;
mod outcome;
mod peers;
mod regen;
mod report;
mod semver;
#[cfg(test)]
mod shared_build;
mod workspace;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The tasks of this project.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    /// The folder with `specs` and `generated` [default: this workspace].
    #[arg(long, global = true, value_name = "DIR")]
    root: Option<PathBuf>,
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Regenerate the curated crate from the specifications, and build it.
    Regen(regen::Arguments),
    /// Run the tests, offline and without a C compiler. `ci` also runs those that take long, and those of the runtime
    /// with other features of serde_json.
    Test(ci::TestArguments),
    /// Run all checks of CI in order, up to the first failure.
    Ci,
    /// Measure how fast each stage processes the specifications.
    Bench(bench::Arguments),
    /// Test generated clients against third-party servers; needs Node.js.
    Conformance(conformance::Arguments),
    /// Check what `armsmith diff` calls breaking against `cargo semver-checks` on the emitted crates.
    Semver(semver::Arguments),
    /// Update the book's excerpts from tested files, and build the book with warnings denied.
    Book(book::Arguments),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if let Err(error) = workspace::enter(arguments.root.as_deref()) {
        eprintln!("cannot enter the workspace: {error}");
        return ExitCode::FAILURE;
    }
    match arguments.task {
        Task::Regen(arguments) => regen::run(&arguments),
        Task::Test(arguments) => ci::test(&arguments),
        Task::Ci => ci::run(),
        Task::Bench(arguments) if arguments.peers => peers::run(&arguments),
        Task::Bench(arguments) => bench::run(&arguments),
        Task::Conformance(arguments) => conformance::run(&arguments),
        Task::Semver(arguments) => semver::run(&arguments),
        Task::Book(arguments) => book::run(&arguments),
    }
}
