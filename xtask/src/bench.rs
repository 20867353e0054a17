//! `cargo xtask bench`: measures how fast each stage processes the specifications.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use armsmith::report::table;
use serde::Deserialize;
use walkdir::WalkDir;

use crate::figures::{self, StageTime};
use crate::outcome;
use crate::workspace::{cache, cargo};

#[derive(clap::Args, Debug)]
pub(crate) struct Arguments {
    /// Measure decoding and encoding of models, compared to serde's derive.
    #[arg(long)]
    wire: bool,
    /// Measure the cost of a call, compared to a hand-written client on azure_core.
    #[arg(long)]
    call: bool,
    /// Measure the throughput of streamed responses.
    #[arg(long)]
    stream: bool,
    /// Compare this generator to a peer on OpenAPI 3.0 documents; needs Node.js.
    #[arg(long)]
    pub(crate) peers: bool,
    /// Also check the peer's client of the largest document, which takes minutes and many gigabytes.
    #[arg(long, requires = "peers")]
    pub(crate) peers_check_large: bool,
    /// Write the results to `docs/figures.json`, from which README and book take them.
    #[arg(long, conflicts_with_all = ["wire", "call", "stream"])]
    pub(crate) record: bool,
    /// The folder for the peer, the documents and the generated crates [default: `peers` in cargo's target folder].
    #[arg(long, value_name = "DIR", requires = "peers")]
    pub(crate) work: Option<PathBuf>,
}

/// The stages, as `generator/benches/stages.rs` names them.
const STAGES: [&str; 8] = [
    "load",
    "lower",
    "passes",
    "names",
    "build",
    "emit and format",
    "format",
    "write",
];

pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    if arguments.wire || arguments.call || arguments.stream {
        return runtime(arguments);
    }
    outcome::exit_code(stages(arguments).map(|()| true))
}

/// Runs the benchmarks of the runtime.
fn runtime(arguments: &Arguments) -> ExitCode {
    let benches = [
        ("wire", arguments.wire),
        ("call", arguments.call),
        ("stream", arguments.stream),
    ];
    let benches = benches.iter().filter(|(_, wanted)| *wanted);
    let mut command = Command::new(cargo());
    command.args(["bench", "--package", "armsmith_runtime"]);
    command.args(benches.flat_map(|(name, _)| ["--bench", name]));
    match command.status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

/// Runs the benchmarks of the stages, and prints a table of the results.
fn stages(arguments: &Arguments) -> Result<(), String> {
    let results = cache("criterion-stages", None)?;
    let status = Command::new(cargo())
        .args(["bench", "--package", "armsmith", "--bench", "stages", "--"])
        .args(["--warm-up-time", "1", "--measurement-time", "2"])
        .env("CRITERION_HOME", &results)
        .status()
        .map_err(|error| format!("cannot run cargo: {error}"))?;
    if !status.success() {
        return Err("the benchmarks failed".to_owned());
    }
    let times = read(&results)?;
    println!(
        "{}",
        table(&["stage", "API", "bytes", "median"], 2, rows(&times))
    );
    match arguments.record {
        true => figures::record("stages", &times),
        false => Ok(()),
    }
}

fn rows(times: &[StageTime]) -> Vec<Vec<String>> {
    let row = |time: &StageTime| {
        vec![
            time.stage.clone(),
            time.api.clone(),
            time.bytes.to_string(),
            format!("{:.2} ms", time.ms),
        ]
    };
    times.iter().map(row).collect()
}

/// Reads the results of criterion, in the order of the stages and of the sizes of the APIs.
fn read(folder: &Path) -> Result<Vec<StageTime>, String> {
    #[derive(Deserialize)]
    struct Benchmark {
        group_id: String,
        value_str: String,
        throughput: BTreeMap<String, u64>,
    }
    #[derive(Deserialize)]
    struct Estimates {
        median: Estimate,
    }
    #[derive(Deserialize)]
    struct Estimate {
        point_estimate: f64,
    }
    let mut times = Vec::new();
    let entries = WalkDir::new(folder).into_iter().filter_map(Result::ok);
    for entry in entries.filter(|entry| entry.path().ends_with("new/benchmark.json")) {
        let told = |error: serde_json::Error| format!("`{}`: {error}", entry.path().display());
        let text = |path: &Path| fs::read_to_string(path).unwrap_or_default();
        let benchmark: Benchmark = serde_json::from_str(&text(entry.path())).map_err(told)?;
        let estimates = text(&entry.path().with_file_name("estimates.json"));
        let estimates: Estimates = serde_json::from_str(&estimates).map_err(told)?;
        times.push(StageTime {
            stage: benchmark.group_id,
            api: benchmark.value_str,
            bytes: benchmark
                .throughput
                .into_values()
                .next()
                .unwrap_or_default(),
            ms: estimates.median.point_estimate / 1e6,
        });
    }
    times.retain(|time| STAGES.contains(&time.stage.as_str()));
    let position = |time: &StageTime| STAGES.iter().position(|stage| *stage == time.stage);
    times.sort_by_key(|time| (position(time), time.bytes));
    Ok(times)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_in_the_order_of_stages_and_sizes() {
        let folder = tempfile::tempdir().unwrap();
        for (group, api, bytes, nanoseconds) in [
            ("write", "a", 10, 5e6),
            ("load", "b", 200, 2e6),
            ("load", "a", 100, 1e6),
            ("other", "a", 100, 1e6),
        ] {
            let path = folder.path().join(group).join(api).join("new");
            fs::create_dir_all(&path).unwrap();
            let benchmark = format!(
                r#"{{"group_id":"{group}","value_str":"{api}","throughput":{{"Bytes":{bytes}}}}}"#
            );
            fs::write(path.join("benchmark.json"), benchmark).unwrap();
            let estimates = format!(r#"{{"median":{{"point_estimate":{nanoseconds:?}}}}}"#);
            fs::write(path.join("estimates.json"), estimates).unwrap();
        }
        let times = read(folder.path()).unwrap();
        let found: Vec<_> = times
            .iter()
            .map(|time| (time.stage.as_str(), time.api.as_str(), time.ms))
            .collect();
        assert_eq!(
            found,
            [("load", "a", 1.0), ("load", "b", 2.0), ("write", "a", 5.0)]
        );
    }
}
