//! The settings of a run.

use std::path::PathBuf;

use super::find::ServiceFilter;

/// The settings of a run.
#[derive(Debug)]
pub(crate) struct CorpusSettings {
    /// The folder of the descriptions.
    pub(crate) folder: PathBuf,
    /// The APIs to generate.
    pub(crate) filter: ServiceFilter,
    /// True if tests are generated from examples.
    pub(crate) tests: bool,
    /// True if the tests are built and run.
    pub(crate) examples: bool,
    /// The builds of each crate.
    pub(crate) builds: Vec<Build>,
    /// The file of expected refusals.
    pub(crate) expected: Option<PathBuf>,
    /// The number of APIs to process in parallel. `None` for the number of processors.
    pub(crate) jobs: Option<usize>,
    /// The folder for generated crates and build output.
    pub(crate) work: PathBuf,
    /// True if progress is shown on a terminal.
    pub(crate) progress: bool,
}

/// A build of emitted crates. Warnings are errors.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Build {
    Check,
    Clippy,
    Doc,
}

impl Build {
    /// All builds.
    pub(super) const ALL: [Build; 3] = [Build::Check, Build::Clippy, Build::Doc];

    /// Returns the name in reports, which is the command of cargo.
    pub(super) fn name(self) -> &'static str {
        match self {
            Build::Check => "check",
            Build::Clippy => "clippy",
            Build::Doc => "doc",
        }
    }

    /// Returns the arguments of cargo.
    pub(super) fn arguments(self) -> &'static [&'static str] {
        match self {
            Build::Check => &["check"],
            Build::Clippy => &["clippy"],
            Build::Doc => &["doc", "--no-deps"],
        }
    }

    /// Returns the environment variable that denies warnings.
    pub(super) fn flags(self) -> &'static str {
        match self {
            Build::Check | Build::Clippy => "RUSTFLAGS",
            Build::Doc => "RUSTDOCFLAGS",
        }
    }
}
