//! The HTML report of a run.

use std::collections::BTreeMap;
use std::path::Path;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use serde::Serialize;

use super::chart::{Axis, Chart, scatter};
use super::links::SpecLinks;
use super::numbers::{count, grouped};
use super::record::{
    BuildResult, CorpusResults, ExampleResults, MessageKind, RunOutcome, ServiceResult, Spot,
};
use super::settings::Build;
use super::status::RowStatus;
use super::summary::share;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};

const TEMPLATE: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The data of the page.
#[derive(Serialize)]
struct PageData<'a> {
    style: &'static str,
    script: &'static str,
    folder: &'a str,
    facts: Vec<(&'static str, String)>,
    totals: Vec<(String, String)>,
    charts: Vec<Chart>,
    filters: Vec<Filter>,
    has_tags: bool,
    columns: Vec<&'static str>,
    rows: Vec<Row>,
    kinds: Vec<Kind<'a>>,
}

/// A choice of rows.
#[derive(Serialize)]
struct Filter {
    value: Option<RowStatus>,
    label: &'static str,
    count: String,
}

#[derive(Serialize)]
struct Row {
    status: RowStatus,
    link: String,
    service: String,
    tag: String,
    label: &'static str,
    is_failure: bool,
    /// The reason why a refusal is expected.
    expected: Option<String>,
    fault: Option<String>,
    cells: Vec<Cell>,
}

/// A cell with the number that it is sorted by.
#[derive(Serialize)]
struct Cell {
    text: String,
    sort: f64,
    class: &'static str,
    reason: Option<String>,
}

/// The messages with one code and subject.
#[derive(Serialize)]
struct Kind<'a> {
    severity: &'a str,
    code: &'a str,
    message: &'a str,
    count: String,
    sort: usize,
    services: usize,
    places: Vec<(String, String)>,
    rest: String,
}

/// Returns the self-contained page for a file in this folder.
pub(super) fn page(record: &CorpusResults, folder: &Path) -> Result<String, Diagnostics> {
    let links = SpecLinks::new(folder, Path::new(&record.specs));
    let mut rows: Vec<_> = record.rows.iter().collect();
    rows.sort_by_key(|row| (RowStatus::of(row), row.name()));
    let builds: Vec<_> = Build::ALL
        .into_iter()
        .map(Build::name)
        .filter(|name| record.builds(name).0 > 0)
        .collect();
    let page = PageData {
        style: STYLE,
        script: SCRIPT,
        folder: &record.specs,
        facts: facts(record),
        totals: totals(record, &builds),
        charts: charts(&rows)?,
        filters: filters(&rows),
        has_tags: rows.iter().any(|row| !row.tag.is_empty()),
        columns: columns(record, &builds),
        rows: rows
            .iter()
            .map(|row| Row::new(row, &builds, &links))
            .collect(),
        kinds: record
            .kinds
            .iter()
            .map(|kind| Kind::new(kind, &links))
            .collect(),
    };
    render(&page).map_err(|error| {
        let message = format!("cannot write the report: {error:#}");
        Diagnostic::new(Code::Internal, Place::None, message).into()
    })
}

fn render(page: &PageData<'_>) -> Result<String, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let mut syntax = SyntaxConfig::builder();
    environment.set_syntax(syntax.trim_blocks(true).lstrip_blocks(true).build()?);
    environment.add_template("page.html", TEMPLATE)?;
    environment
        .get_template("page.html")?
        .render(Value::from(Serde(page)))
}

/// Returns the date of the run, and the versions of what took part.
fn facts(record: &CorpusResults) -> Vec<(&'static str, String)> {
    // `2026-11-30T03:27:29Z` as `2026-11-30 03:27 UTC`.
    let date = match record
        .date
        .strip_suffix('Z')
        .and_then(|date| date.rsplit_once(':'))
    {
        Some((date, _)) => format!("{} UTC", date.replace('T', " ")),
        None => record.date.clone(),
    };
    let revision = record.revision.as_deref().unwrap_or_default();
    let compiler = record.compiler.as_deref().unwrap_or_default();
    let facts = [
        ("Date", date.as_str()),
        ("Armsmith", record.version.as_str()),
        ("Compiler", compiler),
        ("Commit of the descriptions", revision),
    ];
    facts
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| (name, value.to_owned()))
        .collect()
}

fn totals(record: &CorpusResults, builds: &[&str]) -> Vec<(String, String)> {
    let medians = record.medians();
    let mut totals = vec![
        ("APIs and tags", count(record.rows.len())),
        ("generated", count(record.count(RunOutcome::Generated))),
        ("refused", count(record.count(RunOutcome::Refused))),
        ("bugs", count(record.count(RunOutcome::Panicked))),
        ("operations", count(record.sum(|row| row.operations))),
        ("models", count(record.sum(|row| row.models))),
        ("lines", count(record.sum(|row| row.lines))),
        ("lines per operation (median)", grouped(medians.lines, 1)),
        (
            "client lines per operation (median)",
            grouped(medians.client_lines, 1),
        ),
        ("warnings", count(record.sum(|row| row.warnings))),
        (
            "wall time",
            format!("{} s", grouped(record.wall_ms / 1e3, 2)),
        ),
    ];
    if let Some(peak) = record.peak_mb {
        totals.push(("peak memory", format!("{} MB", grouped(peak, 0))));
    }
    if let Some(examples) = record.examples() {
        totals.push(("examples that pass", share(&examples)));
        totals.push(("violations in examples", count(examples.listed)));
    }
    let totals = totals
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value));
    let of_builds = builds.iter().map(|name| {
        let (all, passed) = record.builds(name);
        (
            format!("cargo {name}"),
            format!("{} of {}", count(passed), count(all)),
        )
    });
    totals.chain(of_builds).collect()
}

/// Charts time and size against two measures of the input size.
fn charts(rows: &[&ServiceResult]) -> Result<Vec<Chart>, Diagnostic> {
    const OPERATIONS: Axis = Axis {
        title: "operations",
        of: |row| row.operations as f64,
    };
    const INPUT: Axis = Axis {
        title: "KB of input",
        of: |row| row.bytes_in as f64 / 1e3,
    };
    const TIME: Axis = Axis {
        title: "milliseconds",
        of: |row| row.time_ms,
    };
    const LINES: Axis = Axis {
        title: "lines",
        of: |row| row.lines as f64,
    };
    let rows = rows.iter().copied().enumerate();
    let generated: Vec<_> = rows
        .filter(|(_, row)| row.outcome == RunOutcome::Generated)
        .collect();
    [(OPERATIONS, TIME), (INPUT, TIME), (OPERATIONS, LINES)]
        .into_iter()
        .map(|(across, up)| scatter(&generated, across, up))
        .collect()
}

/// Returns a filter for all rows, and for each status that occurs.
fn filters(rows: &[&ServiceResult]) -> Vec<Filter> {
    let mut counts = BTreeMap::new();
    for row in rows {
        *counts.entry(RowStatus::of(row)).or_insert(0) += 1;
    }
    let all = Filter {
        value: None,
        label: "all",
        count: count(rows.len()),
    };
    let of_statuses = counts.into_iter().map(|(status, number)| Filter {
        value: Some(status),
        label: status.label(),
        count: count(number),
    });
    [all].into_iter().chain(of_statuses).collect()
}

fn columns(record: &CorpusResults, builds: &[&'static str]) -> Vec<&'static str> {
    let columns = [
        "operations",
        "models",
        "lines",
        "lines per operation",
        "client lines per operation",
        "time, ms",
        "warnings",
    ];
    let examples: &[_] = match record.examples() {
        Some(_) => &["examples", "violations"],
        None => &[],
    };
    columns
        .iter()
        .chain(builds)
        .chain(examples)
        .copied()
        .collect()
}

impl Row {
    fn new(row: &ServiceResult, builds: &[&str], links: &SpecLinks) -> Row {
        let status = RowStatus::of(row);
        // Without a crate, there is nothing to count.
        let of_crate = |value, decimals| match row.outcome {
            RunOutcome::Generated => Cell::number(value, decimals),
            RunOutcome::Refused | RunOutcome::Panicked => Cell::nothing(),
        };
        let mut cells = vec![
            of_crate(row.operations as f64, 0),
            of_crate(row.models as f64, 0),
            of_crate(row.lines as f64, 0),
            of_crate(row.lines_per_operation(), 1),
            of_crate(row.client_lines_per_operation(), 1),
            Cell::number(row.time_ms, 0),
            Cell::number(row.warnings as f64, 0),
        ];
        cells.extend(builds.iter().map(|name| Cell::build(row.builds.get(*name))));
        if let Some(examples) = &row.examples {
            cells.extend(Cell::examples(examples));
        }
        Row {
            status,
            link: links.to(&Spot {
                file: row.file.clone(),
                line: None,
            }),
            service: row.service.clone(),
            tag: row.tag.clone(),
            label: status.label(),
            is_failure: status.is_failure(),
            expected: row.expected.clone(),
            fault: row.fault.clone(),
            cells,
        }
    }
}

impl Cell {
    fn number(value: f64, decimals: usize) -> Cell {
        Cell {
            text: grouped(value, decimals),
            sort: value,
            class: "number",
            reason: None,
        }
    }

    /// Creates a cell without a number, which is before all numbers.
    fn nothing() -> Cell {
        Cell {
            text: "–".to_owned(),
            sort: -1.0,
            class: "number",
            reason: None,
        }
    }

    /// Creates the cell of a build. Failures are before passed builds, and absent ones between them.
    fn build(build: Option<&BuildResult>) -> Cell {
        let (text, sort, class) = match build {
            None => (String::new(), 1.0, ""),
            Some(build) if build.passed => ("passed".to_owned(), 2.0, "good"),
            Some(build) => (format!("{} errors", count(build.errors)), 0.0, "bad"),
        };
        Cell {
            text,
            sort,
            class,
            reason: build.and_then(|build| build.first.clone()),
        }
    }

    /// Creates the cells about examples, which are ordered by failures, then by passed tests.
    fn examples(examples: &ExampleResults) -> [Cell; 2] {
        let ExampleResults {
            passed,
            failed,
            listed,
            ..
        } = examples;
        let (class, sort) = match examples.passed_all() {
            true => ("number good", *passed as f64),
            false => ("number bad", -(*failed.max(&1) as f64)),
        };
        let tests = Cell {
            text: format!("{} of {}", count(*passed), count(passed + failed)),
            sort,
            class,
            reason: examples.fault.clone(),
        };
        [tests, Cell::number(*listed as f64, 0)]
    }
}

impl<'a> Kind<'a> {
    fn new(kind: &'a MessageKind, links: &SpecLinks) -> Kind<'a> {
        let places = kind.places.iter().map(|spot| {
            let line = spot.line.map_or(String::new(), |line| format!(":{line}"));
            (links.to(spot), format!("{}{line}", spot.file))
        });
        let rest = match kind.count.saturating_sub(kind.places.len()) {
            0 => String::new(),
            rest => format!("and {} more", count(rest)),
        };
        Kind {
            severity: &kind.severity,
            code: &kind.code,
            message: &kind.message,
            count: count(kind.count),
            sort: kind.count,
            services: kind.services,
            places: places.collect(),
            rest,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(service: &str, failed: usize) -> ServiceResult {
        ServiceResult {
            service: service.into(),
            outcome: RunOutcome::Generated,
            operations: 4,
            lines: 9_000,
            client_lines: 50,
            examples: Some(ExampleResults {
                passed: 3,
                failed,
                listed: 7,
                fault: (failed > 0).then(|| "a::b: no".to_owned()),
                ..ExampleResults::default()
            }),
            ..ServiceResult::default()
        }
    }

    fn shown(record: &CorpusResults) -> String {
        let page = page(record, Path::new("/reports")).unwrap();
        page.replace("&#x2f;", "/")
    }

    #[test]
    fn failures_are_first_and_numbers_have_separators() {
        let record = CorpusResults {
            date: "2026-01-31T12:00:00Z".into(),
            version: "1.2.3".into(),
            revision: Some("0123abc".into()),
            rows: vec![row("good", 0), row("wrong", 1)],
            kinds: vec![MessageKind {
                count: 5_000,
                places: vec![Spot::default()],
                ..MessageKind::default()
            }],
            ..CorpusResults::default()
        };
        let page = shown(&record);
        for part in [
            "<button type=\"button\">examples</button>",
            "2026-01-31 12:00 UTC",
            "1.2.3",
            "0123abc",
            ">9,000</td>",
            ">2,250.0</td>",
            ">12.5</td>",
            "data-sort=\"-1.0\"",
            "6 of 7 (85.7 %)",
            "milliseconds by KB of input",
            "and 4,999 more",
        ] {
            assert!(page.contains(part), "{part}\n{page}");
        }
        let place = |service: &str| page.find(&format!(">{service}</a>")).unwrap();
        assert!(place("wrong") < place("good"), "{page}");
    }

    #[test]
    fn nothing_of_the_input_becomes_markup() {
        let hostile = "<script>alert(\"x\")</script>";
        let record = CorpusResults {
            specs: "/specs".into(),
            rows: vec![
                ServiceResult {
                    service: hostile.into(),
                    tag: hostile.into(),
                    file: hostile.into(),
                    fault: Some(hostile.into()),
                    ..ServiceResult::default()
                },
                ServiceResult {
                    service: hostile.into(),
                    ..row("", 0)
                },
            ],
            kinds: vec![MessageKind {
                message: hostile.into(),
                places: vec![Spot {
                    file: hostile.into(),
                    line: Some(3),
                }],
                ..MessageKind::default()
            }],
            ..CorpusResults::default()
        };
        let page = shown(&record);
        assert!(!page.contains("<script>alert"), "{page}");
        assert_eq!(page.matches("<script>").count(), 1);
        assert!(page.contains("#L3\""), "{page}");
        assert!(page.contains("href=\"../specs/%3Cscript"), "{page}");
        assert!(!page.contains("src="), "other files are loaded");
    }
}
