//! `cargo xtask ci` and `cargo xtask test`: the checks of the project, which need Rust only.

mod step;

use std::process::ExitCode;
use std::{env, io};

use crate::workspace::{self, Package, feature_arguments, test_feature_arguments};
use step::Step;

/// The package of the runtime.
const RUNTIME: &str = "armsmith_runtime";

/// Features of serde_json that any crate of an application can enable for all emitted crates in it. The runtime's
/// manifest does not declare them, so that all other steps run without them.
const JSON_FEATURES: &str =
    "serde_json/arbitrary_precision,serde_json/preserve_order,serde_json/unbounded_depth";

#[derive(clap::Args, Debug)]
pub(crate) struct TestArguments {
    /// Further arguments for `cargo test`, such as the name of a test.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    further: Vec<String>,
}

/// Runs the tests, except those that take long and those with other features of serde_json.
pub(crate) fn test(arguments: &TestArguments) -> ExitCode {
    finish(workspace::packages().and_then(|packages| {
        let mut step = tests(&packages);
        step.arguments.extend(arguments.further.iter().cloned());
        step.run()
    }))
}

/// Runs all steps up to the first failure.
pub(crate) fn run() -> ExitCode {
    finish(steps().and_then(run_all))
}

fn run_all(steps: impl IntoIterator<Item = Step>) -> io::Result<bool> {
    for step in steps {
        if !step.run()? {
            return Ok(false);
        }
    }
    Ok(true)
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
    let all = feature_arguments(&packages);
    let mut steps = vec![tests(&packages), slow_tests(&packages), runtime_tests()];
    steps.push(Step::cargo(["fmt", "--all", "--check"]));
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
    steps.push(Step::new(env::current_exe()?, ["book", "--check"]).shown_as("cargo xtask"));
    Ok(steps)
}

/// Returns the tests of every package.
fn tests(packages: &[Package]) -> Step {
    Step::cargo(["test", "--locked", "--workspace"]).arguments(test_feature_arguments(packages))
}

/// Returns the tests of the runtime with features of other packages.
fn runtime_tests() -> Step {
    Step::cargo(["test", "--locked", "--package", RUNTIME]).arguments(["--features", JSON_FEATURES])
}

/// Returns the tests that take too long for `cargo xtask test`. They are marked with `#[ignore]`.
fn slow_tests(packages: &[Package]) -> Step {
    Step::cargo(["test", "--locked", "--workspace"])
        .arguments(test_feature_arguments(packages))
        .arguments([
            "--test",
            "standalone",
            "--test",
            "hostile",
            "--test",
            "memory",
            "--",
            "--ignored",
        ])
}
