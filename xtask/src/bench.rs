//! `cargo xtask bench`: measures how fast each stage processes the specifications.

use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use armsmith::cli::Console;
use armsmith::diagnostics::Diagnostics;
use armsmith::output::{self, Tree, WriteOptions};
use armsmith::pipeline::{Stage, Times};
use armsmith::source::Sources;

use crate::regen::from_manifest;
use crate::table::{milliseconds, peak_memory, table};
use crate::workspace::{SPECS, cargo};

#[derive(clap::Args, Debug)]
pub(crate) struct Arguments {
    /// Number of runs; the fastest is used.
    #[arg(long, default_value_t = 10)]
    runs: u32,
    /// Measure this build instead of a release build.
    #[arg(long)]
    pub(crate) here: bool,
    /// Measure decoding and encoding of models, compared to serde's derive.
    #[arg(long)]
    pub(crate) wire: bool,
    /// Measure the cost of a call, compared to a hand-written client on azure_core.
    #[arg(long)]
    pub(crate) call: bool,
    /// Measure the throughput of streamed responses.
    #[arg(long)]
    pub(crate) stream: bool,
    /// Compare this generator to a peer on OpenAPI 3.0 documents; needs Node.js.
    #[arg(long)]
    pub(crate) peers: bool,
    /// Also check the peer's client of the largest document, which takes minutes and many gigabytes.
    #[arg(long, requires = "peers")]
    pub(crate) peers_check_large: bool,
    /// Write the measurements as JSON.
    #[arg(long, value_name = "FILE", requires = "peers")]
    pub(crate) json: Option<PathBuf>,
    /// The folder for the peer, the documents and the generated crates [default: `peers` in cargo's target folder].
    #[arg(long, value_name = "DIR", requires = "peers")]
    pub(crate) work: Option<PathBuf>,
}

/// Runs the benchmarks of the runtime.
pub(crate) fn runtime(arguments: &Arguments) -> ExitCode {
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

pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    let console = Console::default();
    let mut best: Option<Run> = None;
    for _ in 0..arguments.runs.max(1) {
        let sources = Sources::with_root(SPECS);
        match Run::make(&sources) {
            Ok(run) if best.as_ref().is_none_or(|best| run.wall < best.wall) => best = Some(run),
            Ok(_) => {}
            Err(diagnostics) => {
                console.report(&diagnostics, &sources, false);
                return ExitCode::FAILURE;
            }
        }
    }
    if let Some(best) = best {
        console.output(best.report());
    }
    ExitCode::SUCCESS
}

/// Measures writing the crate to an empty folder.
fn written(tree: &Tree) -> Result<Duration, Diagnostics> {
    let folder = tempfile::tempdir();
    let start = Instant::now();
    if let Ok(folder) = &folder {
        output::write(tree, &folder.path().join("crate"), &WriteOptions::default())?;
    }
    Ok(start.elapsed())
}

/// Measures parsing with syn and printing with prettyplease for all emitted files, on one thread.
fn formatted(tree: &Tree) -> Duration {
    let own = tree.iter();
    let own = own.filter(|(path, _)| path.ends_with(".rs") && !path.contains("src/runtime/"));
    let mut time = Duration::ZERO;
    for (_, text) in own {
        let Ok(tokens) = text.parse::<proc_macro2::TokenStream>() else {
            continue;
        };
        let start = Instant::now();
        let file = syn::parse2::<syn::File>(tokens);
        std::hint::black_box(file.map(|file| prettyplease::unparse(&file)).ok());
        time += start.elapsed();
    }
    time
}

/// The measurements of one run.
struct Run {
    wall: Duration,
    times: Times,
    format: Duration,
    write: Duration,
    bytes_in: usize,
    documents: usize,
    lines_out: usize,
    bytes_out: usize,
    operations: usize,
}

impl Run {
    fn make(sources: &Sources) -> Result<Run, Diagnostics> {
        let start = Instant::now();
        let generated = from_manifest(sources)?;
        let write = written(&generated.tree)?;
        let wall = start.elapsed();
        let modules = generated.package.modules.iter();
        Ok(Run {
            wall,
            times: generated.times,
            format: formatted(&generated.tree),
            write,
            bytes_in: sources
                .documents()
                .map(|document| document.text.len())
                .sum(),
            documents: sources.documents().count(),
            lines_out: generated
                .tree
                .values()
                .map(|text| text.lines().count())
                .sum(),
            bytes_out: generated.tree.values().map(String::len).sum(),
            operations: modules.map(|module| module.api.operations().count()).sum(),
        })
    }

    fn report(&self) -> String {
        let total = (self.times.total() + self.write).as_secs_f64();
        let row = |name: &str, time: Duration| {
            let share = 100.0 * time.as_secs_f64() / total;
            vec![name.to_owned(), milliseconds(time), format!("{share:.0} %")]
        };
        let mut rows: Vec<_> = Stage::ALL
            .into_iter()
            .map(|stage| row(stage.name(), self.times.of(stage)))
            .collect();
        rows.push(row("  of it format, on one thread", self.format));
        rows.push(row("write", self.write));
        let seconds = self.wall.as_secs_f64();
        let rate = |count: usize| count as f64 / seconds;
        let memory =
            peak_memory().map_or(String::new(), |peak| format!(", peak memory {peak:.0} MB"));
        format!(
            "{}\nwall {}{memory}\nread  {} documents, {:.2} MB: {:.1} MB/s\nwrote {} operations, {} lines, {:.2} MB: {:.0} lines/s, {:.1} MB/s\n",
            table(&["stage", "time, all threads", "share"], 1, rows),
            milliseconds(self.wall),
            self.documents,
            self.bytes_in as f64 / 1e6,
            rate(self.bytes_in) / 1e6,
            self.operations,
            self.lines_out,
            self.bytes_out as f64 / 1e6,
            rate(self.lines_out),
            rate(self.bytes_out) / 1e6,
        )
    }
}
