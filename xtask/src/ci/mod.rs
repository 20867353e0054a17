//! `cargo xtask ci` and `cargo xtask test`: the commands that hold the project together, on a machine with Rust alone.

mod step;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use armsmith::output;

use crate::workspace::{self, GENERATED, Package, feature_arguments};
use step::Step;

/// Features that are off in tests: they show what tests must see hidden.
const NOT_IN_TESTS: [&str; 1] = ["debug"];

#[derive(clap::Args, Debug)]
pub(crate) struct TestArguments {
    /// Further arguments for `cargo test`, such as the name of a test.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    further: Vec<String>,
}

/// Runs every test.
pub(crate) fn test(arguments: &TestArguments) -> ExitCode {
    finish(workspace::packages().and_then(|packages| {
        let mut step = test_step(&packages);
        step.arguments.extend(arguments.further.iter().cloned());
        step.run()
    }))
}

/// Runs every step, up to the first that fails.
pub(crate) fn run() -> ExitCode {
    finish(steps().and_then(|steps| {
        for step in steps {
            if !step.run()? {
                return Ok(false);
            }
        }
        Ok(true)
    }))
}

fn finish(outcome: io::Result<bool>) -> ExitCode {
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn steps() -> io::Result<Vec<Step>> {
    let packages = workspace::packages()?;
    let all = feature_arguments(&packages, &[]);
    let mut steps = vec![test_step(&packages), format_packages(&packages)];
    steps.extend(format_beside_generated()?);
    steps.push(
        Step::cargo(["clippy", "--locked", "--workspace", "--all-targets"])
            .arguments(all.clone())
            .arguments(["--", "--deny", "warnings"]),
    );
    steps.push(
        Step::cargo(["doc", "--locked", "--workspace", "--no-deps"])
            .arguments(all)
            .environment("RUSTDOCFLAGS", "--deny warnings"),
    );
    steps.push(Step::new(env::current_exe()?, ["regen", "--check"]).shown_as("cargo xtask"));
    Ok(steps)
}

fn test_step(packages: &[Package]) -> Step {
    Step::cargo(["test", "--locked", "--workspace"])
        .arguments(feature_arguments(packages, &NOT_IN_TESTS))
}

/// Formatting of the packages that people write.
fn format_packages(packages: &[Package]) -> Step {
    let written = packages.iter().filter(|package| !package.is_generated());
    let names = written.flat_map(|package| ["--package".to_owned(), package.name.clone()]);
    Step::cargo(["fmt", "--check"]).arguments(names)
}

/// Formatting of what people write beside generated code, which is not formatted by rustfmt.
fn format_beside_generated() -> io::Result<Option<Step>> {
    let mut files = Vec::new();
    for folder in ["tests", "examples", "benches"] {
        rust_files(&Path::new(GENERATED).join(folder), &mut files)?;
    }
    let owned = owned_files()?;
    files.retain(|file| !owned.contains(file));
    files.sort();
    if files.is_empty() {
        return Ok(None);
    }
    let files = files.iter().map(|file| file.display().to_string());
    Ok(Some(
        Step::new(
            "rustfmt",
            [
                "--check",
                "--edition",
                "2024",
                "--config",
                "skip_children=true",
            ],
        )
        .arguments(files),
    ))
}

/// What Armsmith wrote below the generated crate, by its record.
fn owned_files() -> io::Result<BTreeSet<PathBuf>> {
    let folder = Path::new(GENERATED);
    let record = fs::read(folder.join(output::RECORD))?;
    let record: serde_json::Value = serde_json::from_slice(&record)?;
    let files = record["files"].as_object().into_iter().flatten();
    Ok(files.map(|(file, _)| folder.join(file)).collect())
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            rust_files(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(())
}
