//! `cargo xtask conformance`: tests generated clients against third-party programs.

mod clients;
mod documents;
mod emulator;
mod examples;
mod fake;
mod html;
mod package;
mod process;
mod python;
mod record;
mod referee;
mod server;
mod summary;
mod test_output;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;

use emulator::Emulator;
use package::{DOCUMENTS, EMULATOR, NpmPackage, TEST_SERVER, VALIDATOR};
use record::ConformanceResults;
use server::TestServer;

use crate::figures;
use crate::file;
use crate::outcome;
use crate::workspace::{cache, cargo};

/// The folder of the scenarios.
const SCENARIOS: &str = "conformance";
/// The folder in which the scenarios expect the clients.
const CLIENTS: &str = "conformance/target/clients";

/// A part of the conformance run.
#[derive(Clone, Copy, Debug, PartialEq, clap::ValueEnum)]
enum Suite {
    /// The scenarios of the AutoRest test server.
    Server,
    /// The scenarios of a storage emulator.
    Blobs,
    /// The requests that the curated clients send for every example.
    Requests,
    /// The scenarios of the Azure SDK for Python against the fake.
    Python,
    /// The generated tests of examples against the fake.
    Examples,
    /// A crate for every document of a package of third-party descriptions.
    Documents,
}

impl Suite {
    const ALL: [Suite; 6] = [
        Suite::Server,
        Suite::Blobs,
        Suite::Requests,
        Suite::Python,
        Suite::Examples,
        Suite::Documents,
    ];

    fn name(self) -> String {
        format!("{self:?}").to_lowercase()
    }

    /// Returns the npm package of the step, if it is one.
    fn package(self) -> Option<NpmPackage> {
        Some(match self {
            Suite::Server => TEST_SERVER,
            Suite::Blobs => EMULATOR,
            Suite::Requests => VALIDATOR,
            Suite::Documents => DOCUMENTS,
            Suite::Python | Suite::Examples => return None,
        })
    }

    /// Returns the name and version of the tested program.
    fn title(self) -> String {
        match (self.package(), self) {
            (Some(package), _) => package.title(),
            (None, Suite::Examples) => "the examples of the descriptions".to_owned(),
            (None, _) => "Azure SDK for Python".to_owned(),
        }
    }

    /// Returns the reason why the step cannot run on this machine, if any.
    fn obstacle(self) -> Option<String> {
        match (self.package(), self) {
            (Some(package), _) => package.obstacle(),
            (None, Suite::Examples) => None,
            (None, _) => python::obstacle(),
        }
    }
}

#[derive(clap::Args, Debug)]
pub(crate) struct Arguments {
    /// Run only this step; may be repeated [default: all].
    #[arg(long, value_name = "STEP")]
    step: Vec<Suite>,
    /// Run only scenarios whose name contains this; may be repeated.
    #[arg(long, value_name = "TEXT")]
    filter: Vec<String>,
    /// A checkout of the public specifications, for scenarios and examples of services that `specs/` does not have.
    #[arg(long, value_name = "CHECKOUT")]
    specs: Option<PathBuf>,
    /// Write an HTML report.
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Write a JSON report.
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Write the results to `docs/figures.json`, from which README and book take them.
    #[arg(long, conflicts_with = "filter")]
    record: bool,
    /// The folder for the server and for build output [default: `conformance` in cargo's target folder].
    #[arg(long, value_name = "DIR")]
    work: Option<PathBuf>,
}

impl Arguments {
    fn wants(&self, step: Suite) -> bool {
        match self.step.as_slice() {
            // The scenarios of the others have no filter.
            [] => matches!(step, Suite::Server | Suite::Blobs) || self.filter.is_empty(),
            steps => steps.contains(&step),
        }
    }
}

pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    outcome::exit_code(attempt(arguments))
}

/// Returns true if everything that was run passed.
fn attempt(arguments: &Arguments) -> Result<bool, String> {
    let start = Instant::now();
    let work = cache("conformance", arguments.work.as_deref())?;
    let mut skipped = BTreeMap::new();
    let mut judges = Vec::new();
    let mut can_run = |step: Suite| {
        if !arguments.wants(step) {
            return false;
        }
        match step.obstacle() {
            Some(why) => skipped.insert(step.name(), why),
            None => {
                judges.push(step.title());
                return true;
            }
        };
        false
    };
    let [server, blobs, requests, python, examples, documents] = Suite::ALL.map(&mut can_run);
    if judges.is_empty() {
        let reasons: Vec<_> = skipped.into_values().collect();
        return Err(reasons.join("\n"));
    }
    let mut record = match server || blobs {
        true => scenarios(arguments, &work, server, blobs)?,
        false => ConformanceResults::default(),
    };
    if requests {
        let package = VALIDATOR.installed(&work)?;
        record.requests = Some(referee::judge(&package, &work)?);
    }
    if python {
        python::run(&work, arguments.specs.as_deref(), &mut record)?;
    }
    if examples {
        record.examples = Some(examples::run(&work, arguments.specs.as_deref())?);
    }
    if documents {
        let package = DOCUMENTS.installed(&work)?;
        record.documents = Some(documents::run(&package, &work)?);
    }
    record.judges = judges;
    record.skipped = skipped;
    record.wall_ms = start.elapsed().as_secs_f64() * 1e3;
    anstream::print!("{}", summary::text(&record, arguments.filter.is_empty()));
    if let Some(path) = &arguments.json {
        let json = serde_json::to_string_pretty(&record).map_err(|error| error.to_string())?;
        file::write(path, &json)?;
    }
    if let Some(path) = &arguments.html {
        file::write(path, &html::page(&record))?;
    }
    if arguments.record {
        match server && blobs && requests {
            true => figures::record("conformance", &record.suite_scores())?,
            false => {
                eprintln!("the scores were not recorded, since not all of their steps were run")
            }
        }
        if let Some(documents) = &record.documents {
            figures::record("documents", &documents.counts)?;
        }
    }
    Ok(record.is_good())
}

/// Generates the clients, starts the servers, and runs the scenarios.
fn scenarios(
    arguments: &Arguments,
    work: &Path,
    server: bool,
    blobs: bool,
) -> Result<ConformanceResults, String> {
    let package = TEST_SERVER.installed(work)?;
    clients::write(&server::descriptions(&package)?, Path::new(CLIENTS))?;
    // Built before the servers start, so that they do not run during compilation.
    cargo_on_scenarios("build", work, &[])?;
    let results = work.join("results.json");
    let mut options = vec!["--".to_owned(), format!("--results={}", results.display())];
    let server = server
        .then(|| TestServer::start(&package, work))
        .transpose()?;
    if let Some(server) = &server {
        options.push(format!("--server={}", server.address));
    }
    let emulator = match blobs {
        true => Some(Emulator::start(&EMULATOR.installed(work)?, work)?),
        false => None,
    };
    if let Some(emulator) = &emulator {
        options.push(format!("--emulator={}", emulator.address));
    }
    options.extend(arguments.filter.iter().cloned());
    cargo_on_scenarios("run", work, &options)?;
    drop((server, emulator));
    let text = file::read(&results)?;
    serde_json::from_str(&text).map_err(|error| error.to_string())
}

/// Builds or runs the scenarios with cargo, with warnings denied.
fn cargo_on_scenarios(task: &str, work: &Path, arguments: &[String]) -> Result<(), String> {
    let status = Command::new(cargo())
        .args([task, "--quiet", "--manifest-path"])
        .arg(Path::new(SCENARIOS).join("Cargo.toml"))
        .arg("--target-dir")
        .arg(work.join("build"))
        .args(arguments)
        .env("RUSTFLAGS", "-D warnings")
        .env_remove("CARGO_TARGET_DIR")
        .status()
        .map_err(|error| format!("cannot run cargo: {error}"))?;
    match status.success() {
        true => Ok(()),
        false => Err("the scenarios were not built, or did not run to their end".into()),
    }
}
