//! The arguments of `cargo xtask corpus`.

use std::path::PathBuf;

#[derive(clap::Args, Debug)]
pub(crate) struct Arguments {
    /// A checkout of the specification repository: the folder that holds `specification`.
    #[arg(long, value_name = "DIR")]
    pub(super) specs: PathBuf,
    /// Every tag of every readme, not the default ones alone.
    #[arg(long)]
    pub(super) all_tags: bool,
    /// Only the services whose folder below `specification` is this, such as `key*` or `*/data-plane`.
    #[arg(long, value_name = "GLOB")]
    pub(super) service: Option<String>,
    /// Add tests made of the examples.
    #[arg(long)]
    pub(super) tests: bool,
    /// Add tests made of the examples, build them and run them; warnings are errors.
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
    /// Write a report to read in a browser.
    #[arg(long, value_name = "FILE")]
    pub(super) html: Option<PathBuf>,
    /// Write the report as JSON.
    #[arg(long, value_name = "FILE")]
    pub(super) json: Option<PathBuf>,
    /// Tell what is better and what is worse than in this report of another run.
    #[arg(long, value_name = "OLD.json")]
    pub(super) compare: Option<PathBuf>,
    /// Run this very build instead of a release build.
    #[arg(long)]
    pub(crate) here: bool,
    /// How many services at a time [default: as many as there are processors].
    #[arg(long, value_name = "COUNT")]
    pub(super) jobs: Option<usize>,
    /// The folder for the emitted crates and what is built of them [default: `corpus` in cargo's target folder].
    #[arg(long, value_name = "DIR")]
    pub(super) work: Option<PathBuf>,
}

impl Arguments {
    pub(super) fn with_tests(&self) -> bool {
        self.tests || self.examples
    }
}
