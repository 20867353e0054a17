//! The differences between an output folder and the generated crate.

use super::{Console, Outcome};
use crate::output::{Drift, diff};

/// Prints the differences; with `--quiet`, only the paths of the files that differ.
pub(super) fn report_drift(drifts: &[Drift], console: &Console) -> Outcome {
    for drift in drifts {
        match console.quiet {
            true => console.output(format!("{}\n", drift.path)),
            false => console.result(diff(drift), drift),
        }
    }
    match drifts.is_empty() {
        true => Outcome::Done,
        false => Outcome::Drift,
    }
}
