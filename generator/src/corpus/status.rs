//! The status of a row in the report.

use serde::Serialize;

use super::record::{ExampleResults, RunOutcome, ServiceResult};

/// The status of a row, the worst first.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum RowStatus {
    /// The generator panicked, which is a bug.
    Bug,
    /// The input was rejected.
    Refused,
    /// A build or a test failed.
    Failed,
    /// The input was rejected, as expected.
    Expected,
    /// A crate was generated, and passed all builds and tests.
    Passed,
}

impl RowStatus {
    /// Returns the status of a row.
    pub(super) fn of(row: &ServiceResult) -> RowStatus {
        match row.outcome {
            RunOutcome::Panicked => RowStatus::Bug,
            RunOutcome::Refused if row.expected.is_some() => RowStatus::Expected,
            RunOutcome::Refused => RowStatus::Refused,
            RunOutcome::Generated => {
                let builds = row.builds.values().all(|build| build.passed);
                let examples = row.examples.iter().all(ExampleResults::passed_all);
                match builds && examples {
                    true => RowStatus::Passed,
                    false => RowStatus::Failed,
                }
            }
        }
    }

    /// Returns the text in the report.
    pub(super) fn label(self) -> &'static str {
        match self {
            RowStatus::Bug => "bug",
            RowStatus::Refused => "refused",
            RowStatus::Failed => "failed",
            RowStatus::Expected => "refused, expected",
            RowStatus::Passed => "generated",
        }
    }

    /// True if the run fails.
    pub(super) fn is_failure(self) -> bool {
        matches!(
            self,
            RowStatus::Bug | RowStatus::Refused | RowStatus::Failed
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::record::BuildResult;
    use super::*;

    #[test]
    fn a_failed_build_or_test_is_worse_than_an_expected_refusal() {
        let mut row = ServiceResult {
            outcome: RunOutcome::Generated,
            ..ServiceResult::default()
        };
        assert_eq!(RowStatus::of(&row), RowStatus::Passed);
        row.builds.insert("check".into(), BuildResult::default());
        assert_eq!(RowStatus::of(&row), RowStatus::Failed);
        row.builds.clear();
        row.examples = Some(ExampleResults {
            failed: 1,
            ..ExampleResults::default()
        });
        assert_eq!(RowStatus::of(&row), RowStatus::Failed);
        row.outcome = RunOutcome::Refused;
        assert_eq!(RowStatus::of(&row), RowStatus::Refused);
        row.expected = Some("a reason".into());
        assert_eq!(RowStatus::of(&row), RowStatus::Expected);
        assert!(RowStatus::Failed < RowStatus::Expected);
    }
}
