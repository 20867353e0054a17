//! The terminal summary of a run.

use super::numbers::{count, grouped};
use super::record::{
    CorpusResults, ExampleResults, Medians, MessageKind, RunOutcome, ServiceResult,
};
use super::settings::Build;
use crate::report::table;

/// The number of rows to show of the slowest, largest and most frequent.
const MOST: usize = 10;

/// Returns the summary of a run: its record, the expected refusals that no longer occur, and the number of readmes
/// without input files.
pub(super) fn text(record: &CorpusResults, stale: &[String], others: usize) -> String {
    let mut text = faults(record);
    text.push_str(&not_refused(stale));
    text.push_str(&kinds(record));
    text.push_str(&extremes(record));
    text.push_str(&totals(record, others));
    text
}

/// Returns all failures with their reasons.
fn faults(record: &CorpusResults) -> String {
    let mut rows = Vec::new();
    for row in &record.rows {
        let mut push = |what: &str, why: Option<&String>| {
            let why = why.map_or("", String::as_str);
            rows.push(vec![row.name(), what.to_owned(), shortened(why)]);
        };
        match row.outcome {
            RunOutcome::Generated => {}
            RunOutcome::Refused => match &row.expected {
                Some(reason) => push("refused, expected", Some(reason)),
                None => push("refused", row.fault.as_ref()),
            },
            RunOutcome::Panicked => push("BUG", row.fault.as_ref()),
        }
        for (name, build) in row.builds.iter().filter(|(_, build)| !build.passed) {
            push(name, build.first.as_ref());
        }
        if let Some(examples) = row.examples.as_ref().filter(|each| !each.passed_all()) {
            push("examples", examples.fault.as_ref());
        }
    }
    match rows.is_empty() {
        true => String::new(),
        false => format!("{}\n\n", table(&["failed", "in", "first reason"], 3, rows)),
    }
}

/// Returns the expected refusals that did not occur.
fn not_refused(stale: &[String]) -> String {
    let rows: Vec<_> = stale.iter().map(|name| vec![name.clone()]).collect();
    match rows.is_empty() {
        true => String::new(),
        false => format!(
            "{}\n\n",
            table(&["not refused: remove from `--expected`"], 1, rows)
        ),
    }
}

fn kinds(record: &CorpusResults) -> String {
    let row = |kind: &MessageKind| {
        let MessageKind {
            severity,
            code,
            message,
            ..
        } = kind;
        vec![
            format!("{severity}[{code}]"),
            shortened(message),
            count(kind.count),
            count(kind.services),
        ]
    };
    let shown = record.kinds.iter().filter(|kind| kind.severity != "note");
    let rows: Vec<_> = shown.take(2 * MOST).map(row).collect();
    match rows.is_empty() {
        true => String::new(),
        false => format!(
            "{}\n\n",
            table(&["most frequent", "message", "count", "APIs"], 2, rows)
        ),
    }
}

/// Returns the slowest and the largest APIs.
fn extremes(record: &CorpusResults) -> String {
    let row = |row: &ServiceResult| {
        vec![
            row.name(),
            count(row.operations),
            count(row.lines),
            format!("{} ms", grouped(row.time_ms, 0)),
        ]
    };
    let show = |title: &str, of: &dyn Fn(&ServiceResult) -> f64| {
        let mut rows: Vec<_> = record.rows.iter().collect();
        rows.sort_by(|one, other| of(other).total_cmp(&of(one)));
        let rows = rows.into_iter().take(MOST).map(row).collect();
        format!(
            "{}\n\n",
            table(&[title, "operations", "lines", "time"], 1, rows)
        )
    };
    let lines = |row: &ServiceResult| f64::from(u32::try_from(row.lines).unwrap_or(u32::MAX));
    show("slowest", &|row| row.time_ms) + &show("largest", &lines)
}

fn totals(record: &CorpusResults, others: usize) -> String {
    let expected = record.sum(|row| usize::from(row.expected.is_some()));
    let mut rows = vec![
        pair("APIs and tags", record.rows.len()),
        pair("generated", record.count(RunOutcome::Generated)),
        pair("refused", record.count(RunOutcome::Refused)),
        pair("refused, expected", expected),
        pair("bugs (panics)", record.count(RunOutcome::Panicked)),
    ];
    for build in Build::ALL {
        if let (all @ 1.., passed) = record.builds(build.name()) {
            let name = format!("pass `cargo {}`, warnings denied", build.name());
            rows.push(vec![name, format!("{} of {}", count(passed), count(all))]);
        }
    }
    if let Some(examples) = record.examples() {
        rows.push(vec!["examples that pass".into(), share(&examples)]);
        rows.push(pair("violations in examples", examples.listed));
        rows.push(pair("operations without an example", examples.unreached));
    }
    let Medians {
        client_lines,
        lines,
    } = record.medians();
    rows.extend([
        pair("operations", record.sum(|row| row.operations)),
        pair("models", record.sum(|row| row.models)),
        pair(
            "lines, without runtime and tests",
            record.sum(|row| row.lines),
        ),
        vec!["lines per operation, median".into(), format!("{lines:.1}")],
        vec![
            "lines of clients and options per operation, median".into(),
            format!("{client_lines:.1}"),
        ],
        pair("warnings", record.sum(|row| row.warnings)),
        vec![
            "MB read".into(),
            grouped(record.sum(|row| row.bytes_in) as f64 / 1e6, 1),
        ],
        vec!["wall time".into(), format!("{:.2} s", record.wall_ms / 1e3)],
    ]);
    if let Some(peak) = record.peak_mb {
        rows.push(vec![
            "peak memory".into(),
            format!("{} MB", grouped(peak, 0)),
        ]);
    }
    let table = table(&["all", ""], 1, rows);
    match others {
        0 => format!("{table}\n"),
        1 => format!("{table}\n1 readme without input files was skipped.\n"),
        _ => format!(
            "{table}\n{} readmes without input files were skipped.\n",
            count(others)
        ),
    }
}

/// Returns the number of passed examples and the total.
pub(super) fn share(ExampleResults { passed, failed, .. }: &ExampleResults) -> String {
    let all = passed + failed;
    if all == 0 {
        return "none".to_owned();
    }
    // Rounded down: 100 % are all of them.
    let (percent, tenth) = (passed * 100 / all, passed * 1_000 / all % 10);
    format!("{} of {} ({percent}.{tenth} %)", count(*passed), count(all))
}

fn pair(name: &str, number: usize) -> Vec<String> {
    vec![name.to_owned(), count(number)]
}

/// Shortens text to fit a column.
fn shortened(text: &str) -> String {
    const LENGTH: usize = 140;
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::record::BuildResult;
    use super::*;

    #[test]
    fn failures_have_reasons() {
        let row = |service: &str, outcome, fault: Option<&str>| ServiceResult {
            service: service.into(),
            outcome,
            fault: fault.map(Into::into),
            ..ServiceResult::default()
        };
        let mut rejected = row("c", RunOutcome::Generated, None);
        let build = BuildResult {
            errors: 1,
            first: Some("unused import".into()),
            ..BuildResult::default()
        };
        rejected.builds.insert("check".into(), build);
        let mut expected = row("d", RunOutcome::Refused, Some("d.json:1: no"));
        expected.expected = Some("no input file".into());
        let record = CorpusResults {
            rows: vec![
                row("a", RunOutcome::Refused, Some("a.json:1: no")),
                expected,
                row("b", RunOutcome::Panicked, Some("panicked at x.rs:1:1: oh")),
                rejected,
            ],
            ..CorpusResults::default()
        };
        let text = text(&record, &["e v1".to_owned()], 2);
        for part in [
            "a.json:1: no",
            "refused, expected",
            "no input file",
            "e v1",
            "BUG",
            "panicked at x.rs",
            "unused import",
            "0 of 1",
            "2 readmes without input files",
        ] {
            assert!(text.contains(part), "{part}\n{text}");
        }
    }

    #[test]
    fn shares_are_rounded_down_and_those_of_nothing_are_none() {
        let examples = |passed, failed| ExampleResults {
            passed,
            failed,
            ..ExampleResults::default()
        };
        assert_eq!(share(&examples(0, 0)), "none");
        assert_eq!(share(&examples(1_999, 1)), "1,999 of 2,000 (99.9 %)");
        assert_eq!(share(&examples(0, 3)), "0 of 3 (0.0 %)");
    }
}
