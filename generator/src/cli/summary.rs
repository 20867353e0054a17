//! The summary of a run that writes a crate.

use std::fmt::{self, Display, Formatter};

use serde::Serialize;

use crate::output::WriteReport;
use crate::pipeline::Counts;

/// The result of a run.
#[derive(Serialize)]
pub(super) struct Summary {
    #[serde(rename = "crate")]
    pub(super) crate_name: String,
    pub(super) folder: String,
    #[serde(flatten)]
    pub(super) counts: Counts,
    #[serde(flatten)]
    pub(super) files: WriteReport,
}

impl Display for Summary {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Summary {
            crate_name,
            folder,
            counts,
            files,
        } = self;
        let written = count(files.written.len(), "file");
        write!(
            f,
            "{crate_name} in {folder}: {}, {}, {}; {written} written, {} unchanged, {} removed",
            count(counts.operations, "operation"),
            count(counts.models, "model"),
            count(counts.enumerations, "enumeration"),
            files.unchanged.len(),
            files.removed.len(),
        )
    }
}

fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}
