//! The results that are recorded.

use serde::{Deserialize, Serialize};

/// The time of a stage for one API.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct StageTime {
    pub(crate) stage: String,
    pub(crate) api: String,
    /// The bytes that the stage reads or writes.
    pub(crate) bytes: u64,
    /// The median in milliseconds.
    pub(crate) ms: f64,
}

/// One generator on one document.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Measurement {
    pub(crate) document: String,
    pub(crate) bytes: u64,
    pub(crate) tool: String,
    /// The fastest run.
    pub(crate) generate_ms: f64,
    pub(crate) lines: usize,
    /// The lines that are the same in every crate.
    pub(crate) runtime_lines: usize,
    pub(crate) check: Option<CheckCost>,
}

/// The cost of `cargo check` of a crate.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub(crate) struct CheckCost {
    pub(crate) wall_s: f64,
    /// The CPU time of all processes.
    pub(crate) cpu_s: Option<f64>,
    /// The peak memory of a single process.
    pub(crate) peak_mb: Option<f64>,
}

/// The score of a conformance suite.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct SuiteScore {
    pub(crate) suite: String,
    /// The program that it is tested with.
    pub(crate) program: String,
    pub(crate) passed: usize,
    pub(crate) all: usize,
}

/// The documents of one kind, and those of which a crate was generated.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub(crate) struct DocumentCount {
    pub(crate) documents: String,
    pub(crate) generated: usize,
    pub(crate) all: usize,
}

/// The throughput of a stream.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct StreamRate {
    pub(crate) stream: String,
    pub(crate) mib_per_s: f64,
}

/// The fake under load.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct FakeLoad {
    /// The time until the services of `specs/` are loaded.
    pub(crate) start_ms: f64,
    pub(crate) resources: usize,
    pub(crate) requests_per_s: f64,
    /// The time of a request, at which half and 99 % of the requests are done.
    pub(crate) p50_ms: f64,
    pub(crate) p99_ms: f64,
}
