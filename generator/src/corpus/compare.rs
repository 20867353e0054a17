//! The comparison of two runs.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::numbers::count;
use super::record::{CorpusResults, ExampleResults, RunOutcome, ServiceResult};

/// Changes of time or size below this share are ignored.
const SHARE: f64 = 0.1;
/// Changes below this number of milliseconds are ignored.
const LEAST_MS: f64 = 20.0;

/// Returns what improved, what got worse, and what is new.
pub(super) fn text(old: &CorpusResults, new: &CorpusResults) -> String {
    let before: BTreeMap<_, _> = old.rows.iter().map(|row| (row.name(), row)).collect();
    let after: BTreeMap<_, _> = new.rows.iter().map(|row| (row.name(), row)).collect();
    let mut better = Vec::new();
    let mut worse = Vec::new();
    let mut changed = Vec::new();
    for (name, now) in &after {
        match before.get(name) {
            None => changed.push(format!("{name}: new")),
            Some(then) => {
                for (judgement, what) in differences(then, now) {
                    let list = match judgement {
                        Judgement::Better => &mut better,
                        Judgement::Worse => &mut worse,
                        Judgement::Neither => &mut changed,
                    };
                    list.push(format!("{name}: {what}"));
                }
            }
        }
    }
    let gone = before.keys().filter(|name| !after.contains_key(*name));
    changed.extend(gone.map(|name| format!("{name}: not run")));
    let mut text = String::new();
    for (title, list) in [
        ("Better", better),
        ("Worse", worse),
        ("Other changes", changed),
    ] {
        if !list.is_empty() {
            let _ = writeln!(text, "\n{title} ({}):", list.len());
            for line in list {
                let _ = writeln!(text, "  {line}");
            }
        }
    }
    if text.is_empty() {
        text.push_str("\nNo API is better or worse than before.\n");
    }
    let _ = writeln!(
        text,
        "\nWall time {:.2} s, before {:.2} s; lines {}, before {}; warnings {}, before {}.",
        new.wall_ms / 1e3,
        old.wall_ms / 1e3,
        count(new.sum(|row| row.lines)),
        count(old.sum(|row| row.lines)),
        count(new.sum(|row| row.warnings)),
        count(old.sum(|row| row.warnings)),
    );
    text
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Judgement {
    Better,
    Worse,
    Neither,
}

impl Judgement {
    /// Judges a number that should be small.
    fn of(then: f64, now: f64) -> Judgement {
        match now < then {
            true => Judgement::Better,
            false => Judgement::Worse,
        }
    }
}

fn differences(then: &ServiceResult, now: &ServiceResult) -> Vec<(Judgement, String)> {
    let mut found = Vec::new();
    if then.outcome != now.outcome {
        let what = match now.outcome {
            RunOutcome::Generated => "generated".to_owned(),
            RunOutcome::Refused => format!("refused: {}", now.fault.as_deref().unwrap_or_default()),
            RunOutcome::Panicked => format!("BUG: {}", now.fault.as_deref().unwrap_or_default()),
        };
        found.push((judged(then.outcome > now.outcome), what));
        return found;
    }
    for (name, build) in &now.builds {
        if let Some(earlier) = then.builds.get(name)
            && earlier.passed != build.passed
        {
            let first = build.first.as_deref().unwrap_or_default();
            let what = match build.passed {
                true => format!("passes {name}"),
                false => format!("fails {name}: {first}"),
            };
            found.push((judged(build.passed), what));
        }
    }
    if let (Some(earlier), Some(later)) = (&then.examples, &now.examples) {
        examples(earlier, later, &mut found);
    }
    if then.warnings != now.warnings {
        let what = format!("{} warnings, before {}", now.warnings, then.warnings);
        found.push((
            Judgement::of(then.warnings as f64, now.warnings as f64),
            what,
        ));
    }
    for (noun, then, now) in [
        ("operations", then.operations, now.operations),
        ("models", then.models, now.models),
    ] {
        if then != now {
            found.push((Judgement::Neither, format!("{now} {noun}, before {then}")));
        }
    }
    if differs(then.lines as f64, now.lines as f64) {
        let what = format!("{} lines, before {}", now.lines, then.lines);
        found.push((Judgement::of(then.lines as f64, now.lines as f64), what));
    }
    if differs(then.time_ms, now.time_ms) && (then.time_ms - now.time_ms).abs() > LEAST_MS {
        let what = format!("{:.0} ms, before {:.0} ms", now.time_ms, then.time_ms);
        found.push((Judgement::of(then.time_ms, now.time_ms), what));
    }
    found
}

fn examples(then: &ExampleResults, now: &ExampleResults, found: &mut Vec<(Judgement, String)>) {
    let why = now.fault.as_deref().unwrap_or_default();
    if then.failed != now.failed {
        let what = format!(
            "{} examples fail, before {}: {why}",
            now.failed, then.failed
        );
        let what = what.trim_end_matches(": ").to_owned();
        found.push((Judgement::of(then.failed as f64, now.failed as f64), what));
    } else if then.passed_all() != now.passed_all() {
        let what = match now.passed_all() {
            true => "its examples run".to_owned(),
            false => format!("its examples do not run: {why}"),
        };
        found.push((judged(now.passed_all()), what));
    }
    if then.passed != now.passed {
        let what = format!("{} examples pass, before {}", now.passed, then.passed);
        found.push((judged(now.passed > then.passed), what));
    }
    if then.listed != now.listed {
        let what = format!(
            "{} violations in examples, before {}",
            now.listed, then.listed
        );
        found.push((Judgement::of(then.listed as f64, now.listed as f64), what));
    }
}

fn judged(is_better: bool) -> Judgement {
    match is_better {
        true => Judgement::Better,
        false => Judgement::Worse,
    }
}

fn differs(then: f64, now: f64) -> bool {
    (then - now).abs() > SHARE * then.max(now)
}

#[cfg(test)]
mod tests {
    use super::super::record::BuildResult;
    use super::*;

    fn row(service: &str, change: impl FnOnce(&mut ServiceResult)) -> ServiceResult {
        let mut row = ServiceResult {
            service: service.into(),
            outcome: RunOutcome::Generated,
            lines: 1000,
            time_ms: 100.0,
            ..ServiceResult::default()
        };
        change(&mut row);
        row
    }

    fn record(rows: Vec<ServiceResult>) -> CorpusResults {
        CorpusResults {
            rows,
            ..CorpusResults::default()
        }
    }

    #[test]
    fn what_changed_is_judged() {
        let build = |passed| BuildResult {
            passed,
            ..BuildResult::default()
        };
        let old = record(vec![
            row("breaks", |_| {}),
            row("builds", |row| {
                row.builds.insert("check".into(), build(false));
            }),
            row("gone", |_| {}),
            row("mended", |row| row.outcome = RunOutcome::Panicked),
            row("same", |_| {}),
            row("slow", |_| {}),
            row("warns", |_| {}),
        ]);
        let new = record(vec![
            row("breaks", |row| row.outcome = RunOutcome::Refused),
            row("builds", |row| {
                row.builds.insert("check".into(), build(true));
            }),
            row("mended", |_| {}),
            row("new", |_| {}),
            row("same", |row| row.lines = 1001),
            row("slow", |row| row.time_ms = 150.0),
            row("warns", |row| row.warnings = 1),
        ]);
        let text = text(&old, &new);
        let expected = "\nBetter (2):\n  builds: passes check\n  mended: generated\n\nWorse (3):\n  breaks: refused: \n  slow: 150 ms, before 100 ms\n  warns: 1 warnings, before 0\n\nOther changes (2):\n  new: new\n  gone: not run\n";
        assert!(text.starts_with(expected), "{text}");
    }

    #[test]
    fn examples_are_judged() {
        let examples = |passed, failed, listed, fault: Option<&str>| {
            let fault = fault.map(Into::into);
            move |row: &mut ServiceResult| {
                row.examples = Some(ExampleResults {
                    passed,
                    failed,
                    listed,
                    fault,
                    ..ExampleResults::default()
                });
            }
        };
        let old = record(vec![
            row("fails", examples(3, 0, 1, None)),
            row("hangs", examples(3, 0, 1, None)),
            row("mended", examples(2, 1, 2, Some("a::b: no"))),
            row("now run", |_| {}),
        ]);
        let new = record(vec![
            row("fails", examples(2, 1, 1, Some("a::b: no"))),
            row("hangs", examples(3, 0, 1, Some("too long"))),
            row("mended", examples(3, 0, 0, None)),
            row("now run", examples(1, 1, 1, Some("no"))),
        ]);
        let text = text(&old, &new);
        let expected = "\nBetter (3):\n  mended: 0 examples fail, before 1\n  mended: 3 examples pass, before 2\n  mended: 0 violations in examples, before 2\n\nWorse (3):\n  fails: 1 examples fail, before 0: a::b: no\n  fails: 2 examples pass, before 3\n  hangs: its examples do not run: too long\n\nWall";
        assert!(text.starts_with(expected), "{text}");
    }

    #[test]
    fn nothing_changed_is_said() {
        let one = record(vec![row("a", |_| {})]);
        assert!(text(&one, &one).contains("No API is better or worse"));
    }
}
