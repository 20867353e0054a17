//! The record of a run.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::documents::DocumentResults;
use super::examples::FakeExampleResults;
use super::package::{EMULATOR, TEST_SERVER, VALIDATOR};
use super::referee::RefereeResults;
use crate::figures::SuiteScore;

/// The suite of the storage emulator.
const EMULATED: &str = "blobs";

/// The results of a run, as printed and as written to a file.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(super) struct ConformanceResults {
    /// The tested programs, with their versions.
    #[serde(default)]
    pub(super) judges: Vec<String>,
    /// The total time in milliseconds.
    #[serde(default)]
    pub(super) wall_ms: f64,
    /// The names that the server counts, by suite.
    pub(super) suites: BTreeMap<String, BTreeSet<String>>,
    /// The scenarios.
    pub(super) scenarios: Vec<Scenario>,
    /// The results of the requests for examples, if they were run.
    #[serde(default)]
    pub(super) requests: Option<RefereeResults>,
    /// The results of the tests of examples, if they were run.
    #[serde(default)]
    pub(super) examples: Option<FakeExampleResults>,
    /// The results of the documents, if they were tried.
    #[serde(default)]
    pub(super) documents: Option<DocumentResults>,
    /// The steps that this machine cannot run, with the reason.
    #[serde(default)]
    pub(super) skipped: BTreeMap<String, String>,
}

/// The result of one scenario.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(super) struct Scenario {
    pub(super) name: String,
    pub(super) suite: String,
    /// The failure, if it failed.
    pub(super) fault: Option<String>,
    /// The requests and responses, if it failed.
    pub(super) exchanges: Vec<Exchange>,
}

/// A request and its response.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(super) struct Exchange {
    pub(super) request: String,
    pub(super) response: String,
}

/// The score of a suite.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Score<'a> {
    pub(super) suite: &'a str,
    pub(super) all: usize,
    pub(super) passed: usize,
    /// The names that no scenario passed.
    pub(super) missing: Vec<&'a str>,
}

impl ConformanceResults {
    /// Returns the score of each suite. A failed scenario is ignored, even if the server counted it.
    pub(super) fn scores(&self) -> Vec<Score<'_>> {
        let passed: BTreeSet<_> = self
            .scenarios
            .iter()
            .filter(|scenario| scenario.fault.is_none())
            .map(|scenario| (scenario.suite.as_str(), scenario.name.as_str()))
            .collect();
        let suites = self.suites.iter();
        let scores = suites.map(|(suite, names)| Score::of(suite, names, &passed));
        scores.collect()
    }

    /// Returns the scores of all suites, and of the requests for examples.
    pub(super) fn suite_scores(&self) -> Vec<SuiteScore> {
        let mut scores: Vec<_> = self
            .scores()
            .iter()
            .map(|score| SuiteScore {
                suite: score.suite.to_owned(),
                program: match score.suite {
                    EMULATED => EMULATOR.title(),
                    _ => TEST_SERVER.title(),
                },
                passed: score.passed,
                all: score.all,
            })
            .collect();
        scores.extend(self.requests.iter().map(|judged| SuiteScore {
            suite: "requests".to_owned(),
            program: VALIDATOR.title(),
            passed: judged.requests.saturating_sub(judged.faults().len()),
            all: judged.requests,
        }));
        scores
    }

    /// True if nothing failed.
    pub(super) fn is_good(&self) -> bool {
        let mut requests = self.requests.iter();
        let mut examples = self.examples.iter();
        let mut documents = self.documents.iter();
        self.failures().next().is_none()
            && requests.all(|judged| judged.faults().is_empty())
            && examples.all(|results| results.failed.is_empty())
            && documents.all(|results| results.panicked.is_empty())
    }

    /// Returns the failed scenarios.
    pub(super) fn failures(&self) -> impl Iterator<Item = (&Scenario, &str)> {
        let scenarios = self.scenarios.iter();
        scenarios.filter_map(|each| each.fault.as_deref().map(|fault| (each, fault)))
    }
}

impl<'a> Score<'a> {
    fn of(suite: &'a str, names: &'a BTreeSet<String>, passed: &BTreeSet<(&str, &str)>) -> Self {
        let (passed, missing): (Vec<_>, Vec<_>) = names
            .iter()
            .map(String::as_str)
            .partition(|name| passed.contains(&(suite, *name)));
        Score {
            suite,
            all: names.len(),
            passed: passed.len(),
            missing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_failed_is_missing() {
        let names = |names: &[&str]| names.iter().map(ToString::to_string).collect();
        let scenario = |name: &str, fault: Option<&str>| Scenario {
            name: name.into(),
            suite: "one".into(),
            fault: fault.map(Into::into),
            ..Scenario::default()
        };
        let record = ConformanceResults {
            suites: [
                ("one".into(), names(&["a", "b", "c"])),
                ("two".into(), names(&["a"])),
            ]
            .into(),
            scenarios: vec![scenario("a", None), scenario("b", Some("wrong"))],
            ..ConformanceResults::default()
        };
        let scores = record.scores();
        assert_eq!((scores[0].passed, scores[0].all), (1, 3));
        assert_eq!(scores[0].missing, ["b", "c"]);
        assert_eq!(scores[1].missing, ["a"]);
        assert_eq!(record.failures().count(), 1);
    }
}
