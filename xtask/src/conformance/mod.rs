//! `cargo xtask conformance`: emitted clients, judged by a server that counts what it saw done right.

mod clients;
mod html;
mod package;
mod record;
mod server;
mod summary;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;

use package::Package;
use record::Record;
use server::Server;

use crate::file;
use crate::workspace::{cache, cargo};

/// The folder of the scenarios.
const SCENARIOS: &str = "conformance";
/// Where the scenarios expect the clients.
const CLIENTS: &str = "conformance/target/clients";

#[derive(clap::Args, Debug)]
pub(crate) struct Arguments {
    /// Only the scenarios whose name holds this; several may be given.
    #[arg(long, value_name = "TEXT")]
    filter: Vec<String>,
    /// Write a report to read in a browser.
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Write the report as JSON.
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// The folder for the server and what is built [default: `conformance` in cargo's target folder].
    #[arg(long, value_name = "DIR")]
    work: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    match attempt(arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Says whether every scenario that was run passed.
fn attempt(arguments: &Arguments) -> Result<bool, String> {
    let start = Instant::now();
    let work = cache("conformance", arguments.work.as_deref())?;
    let package = Package::installed(&work)?;
    clients::write(&package.descriptions()?, Path::new(CLIENTS))?;
    // Before the server starts, so that it does not run while a compiler does.
    cargo_on_scenarios("build", &work, &[])?;
    let results = work.join("results.json");
    let server = Server::start(&package, &work)?;
    let mut scenarios = vec![
        format!("--server={}", server.address()),
        format!("--results={}", results.display()),
    ];
    scenarios.extend(arguments.filter.iter().cloned());
    scenarios.insert(0, "--".to_owned());
    cargo_on_scenarios("run", &work, &scenarios)?;
    drop(server);
    let text = file::read(&results)?;
    let mut record: Record = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    record.server = package::title();
    record.wall_ms = start.elapsed().as_secs_f64() * 1e3;
    anstream::print!("{}", summary::text(&record, arguments.filter.is_empty()));
    if let Some(path) = &arguments.json {
        let json = serde_json::to_string_pretty(&record).map_err(|error| error.to_string())?;
        file::write(path, &json)?;
    }
    if let Some(path) = &arguments.html {
        file::write(path, &html::page(&record))?;
    }
    Ok(record.scenarios.iter().all(|each| each.fault.is_none()))
}

/// Has cargo build the scenarios, or run them, with warnings denied.
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
