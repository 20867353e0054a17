//! `cargo xtask bench`: measures how fast each stage processes the specifications.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use serde::Deserialize;
use walkdir::WalkDir;

use crate::figures::{self, FakeLoad, StageTime, StreamRate};
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
    /// Measure the fake under load.
    #[arg(long, conflicts_with_all = ["wire", "call", "stream"])]
    fake: bool,
    /// Compare this generator to a peer on OpenAPI 3.0 documents; needs Node.js.
    #[arg(long)]
    pub(crate) peers: bool,
    /// Also check the peer's client of the largest document, which takes minutes and many gigabytes.
    #[arg(long, requires = "peers")]
    pub(crate) peers_check_large: bool,
    /// Write the results to `docs/figures.json`, from which README and book take them.
    #[arg(long, conflicts_with_all = ["wire", "call"])]
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
    let Arguments {
        wire,
        call,
        stream,
        fake,
        ..
    } = *arguments;
    let run = match (wire || call, stream, fake) {
        (true, ..) => runtime(&[("wire", wire), ("call", call), ("stream", stream)]),
        (_, true, _) => streams(arguments.record),
        (_, _, true) => load(arguments.record),
        _ => stages(arguments.record),
    };
    outcome::exit_code(run.map(|()| true))
}

/// Runs benchmarks of the runtime.
fn runtime(benches: &[(&str, bool)]) -> Result<(), String> {
    let wanted = benches.iter().filter(|(_, is_wanted)| *is_wanted);
    let names: Vec<_> = wanted.flat_map(|(name, _)| ["--bench", name]).collect();
    let mut command = Command::new(cargo());
    command.args(["bench", "--package", "armsmith_runtime"]);
    succeed(command.args(names))
}

/// Runs the benchmarks of the stages, and prints a table of the results.
fn stages(is_recorded: bool) -> Result<(), String> {
    let results = criterion("armsmith", "stages")?;
    let times: Vec<_> = results
        .into_iter()
        .map(|result| StageTime {
            stage: result.group,
            api: result.name,
            bytes: result.bytes,
            ms: result.nanoseconds / 1e6,
        })
        .collect();
    figures::print("stages", &in_order(times), is_recorded)
}

/// Runs the benchmarks of streams.
fn streams(is_recorded: bool) -> Result<(), String> {
    let results = criterion("armsmith_runtime", "stream")?;
    let mut rates: Vec<_> = results
        .into_iter()
        .map(|result| StreamRate {
            stream: result.name,
            mib_per_s: result.bytes as f64 / result.nanoseconds * 1e9 / f64::from(1 << 20),
        })
        .collect();
    rates.sort_by(|one, other| other.mib_per_s.total_cmp(&one.mib_per_s));
    figures::print("streams", &rates, is_recorded)
}

/// Measures the fake under load.
fn load(is_recorded: bool) -> Result<(), String> {
    let output = Command::new(cargo())
        .args(["run", "--quiet", "--release", "--package", "armsmith_fake"])
        .args(["--example", "load"])
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("cannot run cargo: {error}"))?;
    let load: FakeLoad = serde_json::from_slice(&output.stdout)
        .map_err(|error| format!("the load was not measured: {error}"))?;
    figures::print("fake", &[load], is_recorded)
}

/// Returns the times in the order of the stages and of the sizes of the APIs.
fn in_order(mut times: Vec<StageTime>) -> Vec<StageTime> {
    times.retain(|time| STAGES.contains(&time.stage.as_str()));
    let position = |time: &StageTime| STAGES.iter().position(|stage| *stage == time.stage);
    times.sort_by_key(|time| (position(time), time.bytes));
    times
}

/// A result of criterion.
struct BenchResult {
    group: String,
    name: String,
    /// The bytes that one iteration processes.
    bytes: u64,
    /// The median of an iteration.
    nanoseconds: f64,
}

/// Runs the benchmarks of a package, and returns their results.
fn criterion(package: &str, bench: &str) -> Result<Vec<BenchResult>, String> {
    let results = cache(&format!("criterion-{bench}"), None)?;
    let mut command = Command::new(cargo());
    command
        .args(["bench", "--package", package, "--bench", bench, "--"])
        .args(["--warm-up-time", "1", "--measurement-time", "2"])
        .env("CRITERION_HOME", &results);
    succeed(&mut command)?;
    read(&results)
}

fn succeed(command: &mut Command) -> Result<(), String> {
    let status = command.status();
    match status
        .map_err(|error| format!("cannot run cargo: {error}"))?
        .success()
    {
        true => Ok(()),
        false => Err("the benchmarks failed".to_owned()),
    }
}

/// Reads the results of criterion.
fn read(folder: &Path) -> Result<Vec<BenchResult>, String> {
    #[derive(Deserialize)]
    struct Benchmark {
        group_id: String,
        function_id: Option<String>,
        value_str: Option<String>,
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
    let mut results = Vec::new();
    let entries = WalkDir::new(folder).into_iter().filter_map(Result::ok);
    for entry in entries.filter(|entry| entry.path().ends_with("new/benchmark.json")) {
        let told = |error: serde_json::Error| format!("`{}`: {error}", entry.path().display());
        let text = |path: &Path| fs::read_to_string(path).unwrap_or_default();
        let benchmark: Benchmark = serde_json::from_str(&text(entry.path())).map_err(told)?;
        let estimates = text(&entry.path().with_file_name("estimates.json"));
        let estimates: Estimates = serde_json::from_str(&estimates).map_err(told)?;
        let name = benchmark.value_str.or(benchmark.function_id);
        results.push(BenchResult {
            group: benchmark.group_id,
            name: name.unwrap_or_default(),
            bytes: benchmark
                .throughput
                .into_values()
                .next()
                .unwrap_or_default(),
            nanoseconds: estimates.median.point_estimate,
        });
    }
    Ok(results)
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
        let results = read(folder.path()).unwrap().into_iter();
        let times = results.map(|result| StageTime {
            stage: result.group,
            api: result.name,
            bytes: result.bytes,
            ms: result.nanoseconds / 1e6,
        });
        let times = in_order(times.collect());
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
