//! `cargo xtask regen`: regenerates the curated crate.

mod curated;
mod examples;
mod progress;
mod summary;

use std::process::{Command, ExitCode};
use std::time::Instant;

use armsmith::Error;
use armsmith::cli::Console;
use armsmith::diagnostics::Diagnostics;
use armsmith::output::{Drift, WriteOptions, diff};
use armsmith::source::Sources;

use crate::workspace::{self, GENERATED, Package, SPECS};
use curated::COMMAND;
use progress::Bar;

#[derive(clap::Args, Debug)]
pub(crate) struct Arguments {
    /// Write nothing; print differences, and fail if there are any.
    #[arg(long)]
    check: bool,
    /// Treat warnings as errors.
    #[arg(long)]
    deny_warnings: bool,
    /// Do not build the crate.
    #[arg(long, conflicts_with = "check")]
    no_build: bool,
    /// Overwrite and remove generated files that were edited by hand.
    #[arg(long)]
    overwrite_edits: bool,
}

impl Arguments {
    /// Returns the write options of the run.
    fn permissions(&self) -> WriteOptions {
        WriteOptions {
            // The manifest names the crate, and its folder has hand-written tests and examples.
            allow_existing: true,
            overwrite_edits: self.overwrite_edits,
        }
    }
}

pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    let sources = Sources::with_root(SPECS);
    let console = Console::default();
    match regenerate(arguments, &sources, &console) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(diagnostics) => {
            console.report(&diagnostics, &sources, arguments.deny_warnings);
            ExitCode::FAILURE
        }
    }
}

fn regenerate(
    arguments: &Arguments,
    sources: &Sources,
    console: &Console,
) -> Result<bool, Diagnostics> {
    let start = Instant::now();
    let (project, output) = curated::project(sources)?;
    if !arguments.check {
        output.recover(&arguments.permissions())?;
    }
    let generated = output.generate(sources, &Bar::new(&output.jobs()))?;
    if !console.report(&generated.diagnostics, sources, arguments.deny_warnings) {
        return Ok(false);
    }
    let of_lock = project.check_lock(sources)?;
    if arguments.check {
        let mut drifts = output.check(&generated)?;
        drifts.extend(of_lock);
        let Some(of_examples) = of_examples(examples::check(), console) else {
            return Ok(false);
        };
        drifts.extend(of_examples);
        return Ok(tell(&drifts, console));
    }
    let changes = output.changes(&generated, sources);
    let report = output.write(&generated, &arguments.permissions())?;
    project.write_lock(sources)?;
    let time = start.elapsed();
    if of_examples(examples::write(&arguments.permissions()), console).is_none() {
        return Ok(false);
    }
    let is_sound = arguments.no_build || build();
    console.output(summary::table(&generated, &report, time));
    match changes {
        Ok(Some(changes)) => console.output(format!("\n{changes}")),
        Ok(None) => {}
        Err(failed) => {
            let (diagnostics, sources) = *failed;
            console.message("cannot compare with the committed specifications:\n");
            console.report(&diagnostics, &sources, false);
        }
    }
    Ok(is_sound)
}

/// Returns the result of a step for the examples, or prints its errors.
fn of_examples<T>(result: Result<T, Error>, console: &Console) -> Option<T> {
    result
        .map_err(|error| console.message(format!("{error}\n")))
        .ok()
}

/// Prints each difference and the command that fixes them. Returns true if there are none.
fn tell(drifts: &[Drift], console: &Console) -> bool {
    for drift in drifts {
        console.output(format!("{}\n", diff(drift)));
    }
    match drifts.len() {
        0 => {
            console.message(format!("`{GENERATED}` is what the specifications give\n"));
            true
        }
        many => {
            let files = if many == 1 {
                "file differs"
            } else {
                "files differ"
            };
            console.message(format!(
                "{many} {files} from what the specifications give: run `{COMMAND}` and commit what it changes\n"
            ));
            false
        }
    }
}

/// Builds the generated crate.
fn build() -> bool {
    let build = || {
        let packages = workspace::packages()?;
        let mut command = Command::new(workspace::cargo());
        command.arg("build").args(build_arguments(&packages));
        command.envs(workspace::BUILD_ENVIRONMENT).status()
    };
    match build() {
        Ok(status) => status.success(),
        Err(error) => {
            eprintln!("cannot build the generated crate: {error}");
            false
        }
    }
}

/// Returns the arguments that build the generated crate with the features of the tests, which use this build.
pub(crate) fn build_arguments(packages: &[Package]) -> Vec<String> {
    let generated = || packages.iter().filter(|package| package.is_generated());
    // With this package, dependencies have the features that they have in tests.
    let own = packages.iter().filter(|package| package.is_xtask());
    let mut arguments = workspace::package_arguments(generated().chain(own));
    arguments.extend(workspace::test_feature_arguments(generated()));
    arguments
}
