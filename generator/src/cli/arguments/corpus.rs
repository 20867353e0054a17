//! The arguments of `armsmith corpus`.

use std::env;
use std::path::PathBuf;

use clap::Args;

use crate::cli::examples::CORPUS_EXAMPLES;
use crate::corpus::{Build, CorpusSettings, ServiceFilter};
use crate::selection::Glob;

/// Generate a crate for every API of a folder, and report the results.
///
/// An API is a `readme.md` with input files, or a description outside of the folders of such readmes. In a checkout of
/// the Azure specifications, only readmes in `specification` are used. No output folder is needed: crates are written
/// only if they are built. The command fails if an API cannot be generated, or if a build or a test fails.
#[derive(Args, Debug)]
#[command(after_help = CORPUS_EXAMPLES)]
pub(in crate::cli) struct Corpus {
    /// The folder of the descriptions, or a checkout of the Azure specifications.
    #[arg(value_name = "DIR")]
    pub(in crate::cli) folder: PathBuf,
    /// Generate only APIs whose path in the folder matches, such as `key*` or `*/data-plane`.
    #[arg(long, value_name = "GLOB", value_parser = ServiceFilter::matcher)]
    pub(in crate::cli) service: Option<Glob>,
    /// Generate every tag of every readme, not only the default.
    #[arg(long)]
    pub(in crate::cli) all_tags: bool,
    /// Generate tests from the examples.
    #[arg(long)]
    pub(in crate::cli) tests: bool,
    /// Generate, build and run tests from the examples; warnings are errors.
    #[arg(long)]
    pub(in crate::cli) examples: bool,
    /// Run `cargo check` on each crate; warnings are errors.
    #[arg(long)]
    pub(in crate::cli) compile: bool,
    /// Run clippy on each crate; warnings are errors.
    #[arg(long)]
    pub(in crate::cli) clippy: bool,
    /// Run rustdoc on each crate; warnings are errors.
    #[arg(long)]
    pub(in crate::cli) doc: bool,
    /// Write an HTML report.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) html: Option<PathBuf>,
    /// Write a record of the results in JSON.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) json: Option<PathBuf>,
    /// Compare with the record of an earlier run.
    #[arg(long, value_name = "OLD.json")]
    pub(in crate::cli) compare: Option<PathBuf>,
    /// A YAML or JSON file of expected refusals: an API, or an API and a tag, and the reason, as in
    /// `compute/resource-manager package-2024-01: the input file does not exist`. The run succeeds if exactly these
    /// occur.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) expected: Option<PathBuf>,
    /// The number of APIs to process in parallel [default: number of processors].
    #[arg(long, value_name = "COUNT")]
    pub(in crate::cli) jobs: Option<usize>,
    /// The folder for the generated crates and build output [default: `corpus` in cargo's target folder].
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) work: Option<PathBuf>,
}

impl Corpus {
    /// Returns the settings of the run.
    pub(in crate::cli) fn settings(&self, progress: bool) -> CorpusSettings {
        let builds = [
            (self.compile, Build::Check),
            (self.clippy, Build::Clippy),
            (self.doc, Build::Doc),
        ];
        let builds = builds.into_iter().filter(|(wanted, _)| *wanted);
        let target = env::var_os("CARGO_TARGET_DIR").map_or("target".into(), PathBuf::from);
        CorpusSettings {
            folder: self.folder.clone(),
            filter: ServiceFilter::new(self.service.clone(), self.all_tags),
            tests: self.tests,
            examples: self.examples,
            builds: builds.map(|(_, build)| build).collect(),
            expected: self.expected.clone(),
            jobs: self.jobs,
            work: self.work.clone().unwrap_or_else(|| target.join("corpus")),
            progress,
        }
    }
}
