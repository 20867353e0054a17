//! The terminal summary of a run.

use std::fmt::Write;

use armsmith::report::table;

use super::record::{ConformanceResults, Score};
use super::referee::RefereeResults;
use crate::figures::DocumentCount;

/// Returns the summary. `missing` adds the names that no scenario passed.
pub(super) fn text(record: &ConformanceResults, missing: bool) -> String {
    let mut text = String::new();
    for (scenario, fault) in record.failures() {
        let _ = writeln!(
            text,
            "FAILED {} ({})\n{}",
            scenario.name,
            scenario.suite,
            indented(fault)
        );
        for exchange in &scenario.exchanges {
            let (request, response) = (indented(&exchange.request), indented(&exchange.response));
            let _ = writeln!(text, "  request:\n{request}\n  response:\n{response}");
        }
        text.push('\n');
    }
    text.extend(record.requests.iter().map(requests));
    if let Some(results) = &record.examples {
        for failed in &results.failed {
            let _ = writeln!(text, "FAILED example\n{}\n", indented(failed));
        }
        for faulty in &results.faulty {
            let _ = writeln!(text, "in the example itself: {faulty}");
        }
    }
    let scores = record.scores();
    for score in scores
        .iter()
        .filter(|score| missing && !score.missing.is_empty())
    {
        let _ = writeln!(
            text,
            "missing of {}: {}\n",
            score.suite,
            score.missing.join(", ")
        );
    }
    let row = |score: &Score<'_>| {
        vec![
            score.suite.to_owned(),
            score.passed.to_string(),
            score.all.to_string(),
        ]
    };
    if !scores.is_empty() {
        let rows = scores.iter().map(row).collect();
        let _ = writeln!(text, "{}", table(&["suite", "passed", "of"], 1, rows));
    }
    if let Some(judged) = &record.requests {
        let _ = writeln!(text, "{}", judged.summary());
    }
    if let Some(results) = &record.examples {
        let _ = writeln!(text, "{}", results.summary());
    }
    if let Some(results) = &record.documents {
        for panicked in &results.panicked {
            let _ = writeln!(text, "FAILED document {panicked}");
        }
        for refused in &results.refused {
            let _ = writeln!(text, "refused: {refused}");
        }
        let row = |count: &DocumentCount| {
            let numbers = [count.generated, count.all].map(|number| number.to_string());
            [vec![count.documents.clone()], numbers.to_vec()].concat()
        };
        let rows = results.counts.iter().map(row).collect();
        let _ = writeln!(
            text,
            "{}",
            table(&["documents", "generated", "of"], 1, rows)
        );
    }
    for (step, why) in &record.skipped {
        let _ = writeln!(text, "skipped {step}: {why}");
    }
    let _ = writeln!(
        text,
        "{} scenarios in {:.1} s against {}",
        record.scenarios.len(),
        record.wall_ms / 1e3,
        record.judges.join(", ")
    );
    text
}

/// Returns the violations: first those that fail the run, then those of the examples themselves.
fn requests(judged: &RefereeResults) -> String {
    let mut text = String::new();
    for fault in judged.faults() {
        let _ = writeln!(text, "FAILED request\n{}\n", indented(&fault));
    }
    for own in judged.of_examples() {
        let _ = writeln!(text, "in the example itself: {own}");
    }
    text
}

fn indented(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(|line| format!("    {line}")).collect();
    lines.join("\n")
}
