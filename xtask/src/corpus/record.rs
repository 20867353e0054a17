//! The record of a run.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Everything that a run found, as it is written to a file and compared with another run.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(super) struct Record {
    /// The folder of the specifications.
    pub(super) specs: String,
    /// How many workers there were.
    pub(super) workers: usize,
    /// How long generation took, in milliseconds.
    pub(super) wall_ms: f64,
    /// The most memory that was held, in MB, where the system says so.
    pub(super) peak_mb: Option<f64>,
    /// The lines an operation of the service in the middle.
    #[serde(default)]
    pub(super) medians: Medians,
    /// A line for each service and tag, by name.
    pub(super) rows: Vec<Row>,
    /// What was told, by code and subject, the most frequent first.
    pub(super) kinds: Vec<Kind>,
}

/// Lines an operation: the medians over services.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(super) struct Medians {
    /// Of clients and options.
    pub(super) client_lines: f64,
    /// Of everything but runtime and tests.
    pub(super) lines: f64,
}

/// What became of one service and tag.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(super) struct Row {
    pub(super) service: String,
    pub(super) tag: String,
    pub(super) readme: String,
    pub(super) outcome: Outcome,
    /// Why nothing was generated.
    pub(super) fault: Option<String>,
    pub(super) operations: usize,
    pub(super) models: usize,
    pub(super) enumerations: usize,
    pub(super) bytes_in: usize,
    /// The lines of the crate without runtime and tests.
    pub(super) lines: usize,
    /// Those of them that are clients and their options.
    #[serde(default)]
    pub(super) client_lines: usize,
    pub(super) bytes_out: usize,
    pub(super) time_ms: f64,
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) notes: usize,
    /// What each build of the crate came to, by its name.
    pub(super) builds: BTreeMap<String, Build>,
    /// What the tests made of examples came to, if they were run.
    #[serde(default)]
    pub(super) examples: Option<Examples>,
}

/// How a run of the generator ended.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Outcome {
    /// There is a crate.
    Generated,
    /// The input was refused.
    #[default]
    Refused,
    /// The generator broke down: a bug.
    Panicked,
}

/// What a build of an emitted crate came to.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(super) struct Build {
    pub(super) passed: bool,
    /// How many errors, denied warnings included.
    pub(super) errors: usize,
    /// The first of them.
    pub(super) first: Option<String>,
}

/// What the tests made of a service's examples came to.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(super) struct Examples {
    pub(super) passed: usize,
    pub(super) failed: usize,
    /// The places where examples break their own specification.
    pub(super) listed: usize,
    /// The operations without an example.
    pub(super) unreached: usize,
    /// Why not all passed: a build that failed, a test that did, or the end of patience.
    pub(super) fault: Option<String>,
}

impl Examples {
    /// Whether all were run and passed.
    pub(super) fn passed_all(&self) -> bool {
        self.failed == 0 && self.fault.is_none()
    }
}

/// Messages of one code about one subject.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(super) struct Kind {
    pub(super) severity: String,
    pub(super) code: String,
    /// The message, or the first of several.
    pub(super) message: String,
    pub(super) count: usize,
    /// How many services have it.
    pub(super) services: usize,
    /// Some of the places.
    pub(super) places: Vec<Spot>,
}

/// A place in the specifications.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(super) struct Spot {
    pub(super) file: String,
    pub(super) line: Option<u64>,
}

impl Row {
    /// Lines of clients and options for each operation.
    pub(super) fn client_lines_an_operation(&self) -> f64 {
        self.client_lines as f64 / self.operations.max(1) as f64
    }

    /// Lines of the whole crate for each operation, runtime and tests apart.
    pub(super) fn lines_an_operation(&self) -> f64 {
        self.lines as f64 / self.operations.max(1) as f64
    }

    /// What names it in two runs.
    pub(super) fn name(&self) -> String {
        match self.tag.as_str() {
            "" => self.service.clone(),
            tag => format!("{} {tag}", self.service),
        }
    }
}

impl Record {
    /// How many ended so.
    pub(super) fn count(&self, outcome: Outcome) -> usize {
        let rows = self.rows.iter();
        rows.filter(|row| row.outcome == outcome).count()
    }

    /// The sum of something over all rows.
    pub(super) fn sum(&self, of: impl Fn(&Row) -> usize) -> usize {
        self.rows.iter().map(of).sum()
    }

    /// How many crates were built this way, and how many passed.
    pub(super) fn builds(&self, name: &str) -> (usize, usize) {
        let builds: Vec<_> = self
            .rows
            .iter()
            .filter_map(|row| row.builds.get(name))
            .collect();
        let passed = builds.iter().filter(|build| build.passed).count();
        (builds.len(), passed)
    }

    /// What the examples of all crates came to; none where none were run.
    pub(super) fn examples(&self) -> Option<Examples> {
        let mut all = self.rows.iter().filter_map(|row| row.examples.as_ref());
        let first = all.next()?.clone();
        Some(all.fold(first, |sum, each| Examples {
            passed: sum.passed + each.passed,
            failed: sum.failed + each.failed,
            listed: sum.listed + each.listed,
            unreached: sum.unreached + each.unreached,
            fault: sum.fault.or_else(|| each.fault.clone()),
        }))
    }

    /// The medians that tell how much code an operation takes.
    pub(super) fn medians(&self) -> Medians {
        Medians {
            client_lines: self.median(Row::client_lines_an_operation),
            lines: self.median(Row::lines_an_operation),
        }
    }

    /// The median over the generated crates that have operations.
    pub(super) fn median(&self, of: impl Fn(&Row) -> f64) -> f64 {
        let generated = self
            .rows
            .iter()
            .filter(|row| row.outcome == Outcome::Generated && row.operations > 0);
        let mut values: Vec<_> = generated.map(of).collect();
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(operations: usize, lines: usize) -> Row {
        Row {
            outcome: Outcome::Generated,
            operations,
            lines,
            client_lines: lines / 2,
            ..Row::default()
        }
    }

    #[test]
    fn medians_are_of_crates_with_operations() {
        let mut refused = row(1, 9000);
        refused.outcome = Outcome::Refused;
        let record = Record {
            rows: vec![row(2, 200), row(1, 40), row(0, 5000), row(1, 600), refused],
            ..Record::default()
        };
        let medians = Medians {
            client_lines: 50.0,
            lines: 100.0,
        };
        assert_eq!(record.medians(), medians);
        assert_eq!(Record::default().medians(), Medians::default());
    }

    #[test]
    fn examples_are_summed_where_they_were_run() {
        let mut record = Record {
            rows: vec![row(1, 1), row(1, 1), row(1, 1)],
            ..Record::default()
        };
        assert_eq!(record.examples(), None);
        let examples = Examples {
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
        let record: Record = serde_json::from_str(text).unwrap();
        assert_eq!(record.rows[0].examples, None);
        let again = serde_json::to_string(&record).unwrap();
        assert_eq!(serde_json::from_str::<Record>(&again).unwrap(), record);
    }
}
