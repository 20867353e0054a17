//! The arguments of `cargo xtask corpus`.

use std::path::PathBuf;

#[derive(clap::Args, Debug)]
pub(crate) struct Arguments {
    /// A checkout of the specification repository: the folder that contains `specification`.
    #[arg(long, value_name = "DIR")]
    pub(super) specs: PathBuf,
    /// Generate every tag of every readme, not only the default.
    #[arg(long)]
    pub(super) all_tags: bool,
    /// Generate only services whose folder in `specification` matches, such as `key*` or `*/data-plane`.
    #[arg(long, value_name = "GLOB")]
    pub(super) service: Option<String>,
    /// Generate tests from the examples.
    #[arg(long)]
    pub(super) tests: bool,
    /// Generate, build and run tests from the examples; warnings are errors.
    #[arg(long)]
    pub(super) examples: bool,
    /// Run `cargo check` on each crate; warnings are errors.
    #[arg(long)]
    pub(super) compile: bool,
    /// Run clippy on each crate; warnings are errors.
    #[arg(long)]
    pub(super) clippy: bool,
    /// Run rustdoc on each crate; warnings are errors.
    #[arg(long)]
    pub(super) doc: bool,
    /// Write an HTML report.
    #[arg(long, value_name = "FILE")]
    pub(super) html: Option<PathBuf>,
    /// Write a JSON report.
    #[arg(long, value_name = "FILE")]
    pub(super) json: Option<PathBuf>,
    /// Compare with this JSON report of another run.
    #[arg(long, value_name = "OLD.json")]
    pub(super) compare: Option<PathBuf>,
    /// A YAML or JSON file of expected refusals: the name of a service, or of a service and a tag, and the reason, as
    /// in `compute/resource-manager package-2024-01: the input file does not exist`. The run succeeds if only these
    /// occur.
    #[arg(long, value_name = "FILE")]
    pub(super) expected: Option<PathBuf>,
    /// Run this build instead of a release build.
    #[arg(long)]
    pub(crate) here: bool,
    /// Number of services to process in parallel [default: number of processors].
    #[arg(long, value_name = "COUNT")]
    pub(super) jobs: Option<usize>,
    /// The folder for the generated crates and build output [default: `corpus` in cargo's target folder].
    #[arg(long, value_name = "DIR")]
    pub(super) work: Option<PathBuf>,
}

impl Arguments {
    pub(super) fn with_tests(&self) -> bool {
        self.tests || self.examples
    }
}
