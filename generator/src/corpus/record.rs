//! The record of a run.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::diagnostics::{Code, Diagnostic, Place};
use crate::source::Sources;

/// The results of a run, as written to a file and compared with another run.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(crate) struct CorpusResults {
    /// The folder of the descriptions.
    pub(super) specs: String,
    /// The date and time of the run in UTC.
    #[serde(default)]
    pub(super) date: String,
    /// The version of Armsmith.
    #[serde(default)]
    pub(super) version: String,
    /// The git commit of the descriptions, if they are in a repository.
    #[serde(default)]
    pub(super) revision: Option<String>,
    /// The version of the Rust compiler, if crates were built.
    #[serde(default)]
    pub(super) compiler: Option<String>,
    /// Number of workers.
    pub(super) workers: usize,
    /// The time of generation in milliseconds.
    pub(super) wall_ms: f64,
    /// The peak memory in MB, if the system reports it.
    pub(super) peak_mb: Option<f64>,
    /// The medians of lines per operation.
    #[serde(default)]
    pub(super) medians: Medians,
    /// One row per API and tag, ordered by name.
    pub(super) rows: Vec<ServiceResult>,
    /// The messages by code and subject, most frequent first.
    pub(super) kinds: Vec<MessageKind>,
}

/// Lines per operation: medians over the APIs.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(super) struct Medians {
    /// The lines of clients and options.
    pub(super) client_lines: f64,
    /// All lines except runtime and tests.
    pub(super) lines: f64,
}

/// The result of one API and tag.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(super) struct ServiceResult {
    pub(super) service: String,
    pub(super) tag: String,
    /// The readme or description, relative to the folder.
    #[serde(alias = "readme")]
    pub(super) file: String,
    pub(super) outcome: RunOutcome,
    /// The error, if nothing was generated.
    pub(super) fault: Option<String>,
    /// The reason why this refusal is expected.
    #[serde(default)]
    pub(super) expected: Option<String>,
    pub(super) operations: usize,
    pub(super) models: usize,
    pub(super) enumerations: usize,
    pub(super) bytes_in: usize,
    /// The lines of the crate without runtime and tests.
    pub(super) lines: usize,
    /// The lines of clients and their options.
    #[serde(default)]
    pub(super) client_lines: usize,
    pub(super) bytes_out: usize,
    pub(super) time_ms: f64,
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) notes: usize,
    /// The results of the builds by name.
    pub(super) builds: BTreeMap<String, BuildResult>,
    /// The results of the tests of examples, if they were run.
    #[serde(default)]
    pub(super) examples: Option<ExampleResults>,
}

/// The outcome of a generator run.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum RunOutcome {
    /// A crate was generated.
    Generated,
    /// The input was rejected.
    #[default]
    Refused,
    /// The generator panicked, which is a bug.
    Panicked,
}

/// The result of a build of an emitted crate.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(super) struct BuildResult {
    pub(super) passed: bool,
    /// The number of errors, including denied warnings.
    pub(super) errors: usize,
    /// The first error.
    pub(super) first: Option<String>,
}

/// The results of the tests of an API's examples.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(super) struct ExampleResults {
    pub(super) passed: usize,
    pub(super) failed: usize,
    /// The number of places where examples violate their description.
    pub(super) listed: usize,
    /// The number of operations without an example.
    pub(super) unreached: usize,
    /// The first failure: of the build, of a test, or a timeout.
    pub(super) fault: Option<String>,
}

impl ExampleResults {
    /// True if all tests were run and passed.
    pub(super) fn passed_all(&self) -> bool {
        self.failed == 0 && self.fault.is_none()
    }
}

/// The messages with one code and subject.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(super) struct MessageKind {
    pub(super) severity: String,
    pub(super) code: String,
    /// The message, or the first of several.
    pub(super) message: String,
    pub(super) count: usize,
    /// The number of APIs with the message.
    pub(super) services: usize,
    /// Some of the places.
    pub(super) places: Vec<Spot>,
}

/// A place in the descriptions.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(super) struct Spot {
    pub(super) file: String,
    pub(super) line: Option<u64>,
}

impl ServiceResult {
    /// Returns the lines of clients and options per operation.
    pub(super) fn client_lines_per_operation(&self) -> f64 {
        self.client_lines as f64 / self.operations.max(1) as f64
    }

    /// Returns the lines of the crate per operation, without runtime and tests.
    pub(super) fn lines_per_operation(&self) -> f64 {
        self.lines as f64 / self.operations.max(1) as f64
    }

    /// Returns the name that identifies the row in two runs.
    pub(super) fn name(&self) -> String {
        match self.tag.as_str() {
            "" => self.service.clone(),
            tag => format!("{} {tag}", self.service),
        }
    }
}

impl CorpusResults {
    /// Reads the record of an earlier run.
    pub(crate) fn read(sources: &Sources, path: &Path) -> Result<CorpusResults, Diagnostic> {
        let text = sources.plain(path)?;
        serde_json::from_str(&text).map_err(|error| {
            let message = format!("`{}` is not a record: {error}", path.display());
            Diagnostic::new(
                Code::InvalidCorpusFile,
                Place::File(path.to_owned()),
                message,
            )
            .help("pass a file that `armsmith corpus --json` wrote, with this version or an earlier one")
        })
    }

    /// Returns the number of rows with an outcome.
    pub(super) fn count(&self, outcome: RunOutcome) -> usize {
        let rows = self.rows.iter();
        rows.filter(|row| row.outcome == outcome).count()
    }

    /// Returns the sum of a number over all rows.
    pub(super) fn sum(&self, of: impl Fn(&ServiceResult) -> usize) -> usize {
        self.rows.iter().map(of).sum()
    }

    /// Returns the number of crates with this build, and the number that passed.
    pub(super) fn builds(&self, name: &str) -> (usize, usize) {
        let builds: Vec<_> = self
            .rows
            .iter()
            .filter_map(|row| row.builds.get(name))
            .collect();
        let passed = builds.iter().filter(|build| build.passed).count();
        (builds.len(), passed)
    }

    /// Returns the sums over the examples of all crates, or `None` if none were run.
    pub(super) fn examples(&self) -> Option<ExampleResults> {
        let mut all = self.rows.iter().filter_map(|row| row.examples.as_ref());
        let first = all.next()?.clone();
        Some(all.fold(first, |sum, each| ExampleResults {
            passed: sum.passed + each.passed,
            failed: sum.failed + each.failed,
            listed: sum.listed + each.listed,
            unreached: sum.unreached + each.unreached,
            fault: sum.fault.or_else(|| each.fault.clone()),
        }))
    }

    /// Returns the medians of lines per operation.
    pub(super) fn medians(&self) -> Medians {
        Medians {
            client_lines: self.median(ServiceResult::client_lines_per_operation),
            lines: self.median(ServiceResult::lines_per_operation),
        }
    }

    /// Returns the median over the generated crates that have operations.
    pub(super) fn median(&self, of: impl Fn(&ServiceResult) -> f64) -> f64 {
        let generated = self
            .rows
            .iter()
            .filter(|row| row.outcome == RunOutcome::Generated && row.operations > 0);
        let mut values: Vec<_> = generated.map(of).collect();
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(operations: usize, lines: usize) -> ServiceResult {
        ServiceResult {
            outcome: RunOutcome::Generated,
            operations,
            lines,
            client_lines: lines / 2,
            ..ServiceResult::default()
        }
    }

    #[test]
    fn medians_are_of_crates_with_operations() {
        let mut refused = row(1, 9000);
        refused.outcome = RunOutcome::Refused;
        let record = CorpusResults {
            rows: vec![row(2, 200), row(1, 40), row(0, 5000), row(1, 600), refused],
            ..CorpusResults::default()
        };
        let medians = Medians {
            client_lines: 50.0,
            lines: 100.0,
        };
        assert_eq!(record.medians(), medians);
        assert_eq!(CorpusResults::default().medians(), Medians::default());
    }

    #[test]
    fn examples_are_summed_where_they_were_run() {
        let mut record = CorpusResults {
            rows: vec![row(1, 1), row(1, 1), row(1, 1)],
            ..CorpusResults::default()
        };
        assert_eq!(record.examples(), None);
        let examples = ExampleResults {
            passed: 2,
            failed: 1,
            listed: 3,
            unreached: 4,
            fault: Some("why".into()),
        };
        record.rows[0].examples = Some(examples.clone());
        record.rows[2].examples = Some(examples);
        let sum = record.examples().unwrap();
        assert_eq!(
            (sum.passed, sum.failed, sum.listed, sum.unreached),
            (4, 2, 6, 8)
        );
        assert!(!sum.passed_all());
    }

    #[test]
    fn a_report_of_an_earlier_form_is_read() {
        let text = r#"{"specs":"s","workers":1,"wall_ms":1.0,"peak_mb":null,"rows":[{"service":"a","tag":"","readme":"r","outcome":"generated","fault":null,"operations":1,"models":1,"enumerations":0,"bytes_in":1,"lines":1,"bytes_out":1,"time_ms":1.0,"errors":0,"warnings":0,"notes":0,"builds":{}}],"kinds":[]}"#;
        let record: CorpusResults = serde_json::from_str(text).unwrap();
        assert_eq!(record.rows[0].examples, None);
        let again = serde_json::to_string(&record).unwrap();
        assert_eq!(
            serde_json::from_str::<CorpusResults>(&again).unwrap(),
            record
        );
    }
}
