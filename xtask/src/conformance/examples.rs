//! Runs the generated tests of examples against the fake, over a socket: those of the curated crate and, with a
//! checkout of the specifications, those of crates that are generated for some of its services.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use armsmith::manifest;
use armsmith::source::Sources;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::fake::{RunningFake, built};
use super::test_output::{TestOutcomes, read};
use crate::file;
use crate::workspace::{GENERATED, MANIFEST, SPECS, cargo};

/// The services whose crates are generated: folders with a readme in a checkout.
const SERVICES: [&str; 20] = [
    "batch",
    "chaos",
    "communication",
    "confidentialledger",
    "datadog",
    "dnsresolver",
    "elasticsan",
    "eventhub",
    "fluidrelay",
    "healthbot",
    "maintenance",
    "msi",
    "powerbiembedded",
    "purview",
    "quota",
    "redis",
    "relay",
    "search",
    "signalr",
    "streamanalytics",
];

/// The workspace of the generated crates.
const WORKSPACE: &str =
    "[workspace]\nmembers = [\"crates/*\"]\nresolver = \"3\"\n\n[profile.dev]\ndebug = false\n";

/// The results of the tests of examples.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(super) struct FakeExampleResults {
    /// The number of crates.
    pub(super) crates: usize,
    /// The number of tests that passed.
    pub(super) passed: usize,
    /// The requests that the fake rejected because of the example, with the findings.
    pub(super) faulty: Vec<String>,
    /// The tests that failed for any other reason, with their output.
    pub(super) failed: Vec<String>,
}

impl FakeExampleResults {
    /// Returns the results in one line.
    pub(super) fn summary(&self) -> String {
        format!(
            "{} examples of {} crates were accepted by the fake, {} have faults themselves, {} failed",
            self.passed,
            self.crates,
            self.faulty.len(),
            self.failed.len()
        )
    }
}

/// Runs the tests.
pub(super) fn run(work: &Path, checkout: Option<&Path>) -> Result<FakeExampleResults, String> {
    let armsmith = built()?;
    let folder = work.join("examples");
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let mut results = FakeExampleResults::default();
    let mut curated = Command::new(cargo());
    curated
        .args(["test", "--quiet", "--no-fail-fast", "--manifest-path"])
        .arg(Path::new(GENERATED).join("Cargo.toml"))
        .args(["--test", "examples", "--no-default-features", "--features"])
        .arg(curated_features()?);
    let manifest = vec!["--manifest".into(), MANIFEST.into()];
    one(&armsmith, &folder, manifest, curated, &mut results)?;
    results.crates = 1;
    let Some(checkout) = checkout else {
        return Ok(results);
    };
    let readmes = generated(&armsmith, &folder, checkout)?;
    results.crates += readmes.len();
    let mut tests = Command::new(cargo());
    tests
        .args(["test", "--quiet", "--no-fail-fast", "--workspace"])
        .args(["--test", "examples", "--manifest-path"])
        .arg(folder.join("Cargo.toml"));
    let arguments = readmes
        .into_iter()
        .flat_map(|readme| ["--readme".into(), readme]);
    one(&armsmith, &folder, arguments.collect(), tests, &mut results)?;
    Ok(results)
}

/// Returns the features of all services of the curated crate, and of its tests.
fn curated_features() -> Result<String, String> {
    let sources = Sources::with_root(SPECS);
    let manifest = manifest::load(&sources, Path::new(MANIFEST))
        .map_err(|_| format!("`{MANIFEST}` cannot be read: `cargo xtask regen` says why"))?;
    let versions = manifest.services.iter().flat_map(|it| &it.versions);
    let features: Vec<_> = versions.map(|version| version.feature.as_str()).collect();
    Ok(format!("loopback,{}", features.join(",")))
}

/// Generates a crate with tests for each of the services. Returns their readmes.
fn generated(armsmith: &Path, folder: &Path, checkout: &Path) -> Result<Vec<PathBuf>, String> {
    let told = |error: std::io::Error| error.to_string();
    let crates = folder.join("crates");
    fs::create_dir_all(&crates).map_err(told)?;
    file::write(&folder.join("Cargo.toml"), WORKSPACE)?;
    // The versions of dependencies are those of this workspace, as far as they are the same.
    fs::copy("Cargo.lock", folder.join("Cargo.lock")).map_err(told)?;
    let mut readmes = Vec::new();
    for service in SERVICES {
        let readme = checkout.join(format!(
            "specification/{service}/resource-manager/readme.md"
        ));
        let status = Command::new(armsmith)
            .args(["generate", "--quiet", "--tests", "--readme"])
            .arg(&readme)
            .arg("--out")
            .arg(crates.join(service))
            .status()
            .map_err(told)?;
        if !status.success() {
            return Err(format!("the crate of `{service}` cannot be generated"));
        }
        readmes.push(readme);
    }
    Ok(readmes)
}

/// Runs tests against a fake, and adds their results.
fn one(
    armsmith: &Path,
    folder: &Path,
    inputs: Vec<PathBuf>,
    mut tests: Command,
    results: &mut FakeExampleResults,
) -> Result<(), String> {
    // Built before the fake starts, so that it does not wait for the compiler.
    let mut build = Command::new(tests.get_program());
    build.args(tests.get_args()).arg("--no-run");
    let told = |error: std::io::Error| format!("cannot run cargo: {error}");
    if !build.status().map_err(told)?.success() {
        return Err("the tests of examples cannot be built".to_owned());
    }
    let options = ["--examples", "--polls", "0"].map(PathBuf::from);
    let arguments = options.into_iter().chain(inputs);
    let fake = RunningFake::start(armsmith, &folder.join("fake.log"), arguments)?;
    let output = tests
        .env("ARMSMITH_TEST_SERVER", &fake.endpoint)
        // Examples share resources, and one may delete what another polls.
        .env("RUST_TEST_THREADS", "1")
        .output()
        .map_err(told)?;
    let text = String::from_utf8_lossy(&output.stdout);
    file::write(&folder.join("tests.log"), &text)?;
    let outcomes = read(&text);
    if outcomes.passed == 0 {
        let errors = String::from_utf8_lossy(&output.stderr);
        return Err(format!("no test of an example passed:\n{errors}"));
    }
    add(outcomes, results);
    Ok(())
}

/// Adds outcomes. A test that failed because the fake found a fault in its request tells a fault of the example.
fn add(outcomes: TestOutcomes, results: &mut FakeExampleResults) {
    results.passed += outcomes.passed;
    for (name, output) in outcomes.failed {
        match finding(&output) {
            Some(message) => results.faulty.push(format!("{name}: {message}")),
            None => results.failed.push(format!("{name}\n{output}")),
        }
    }
}

/// Returns the message of the fake's error in the output of a test, if the error is that of findings.
fn finding(output: &str) -> Option<String> {
    let start = output.find("{\"error\":{")?;
    let mut values = serde_json::Deserializer::from_str(&output[start..]).into_iter::<Value>();
    let body = values.next()?.ok()?;
    let error = body.get("error")?;
    // Only errors of findings have details.
    error.get("details")?;
    error.get("message")?.as_str().map(str::to_owned)
}
