//! The HTML report of a run.

use std::fmt::Write;
use std::path::{Component, Path, PathBuf};

use super::build::KINDS;
use super::chart::{Axis, scatter};
use super::record::{CorpusResults, ExampleResults, MessageKind, RunOutcome, ServiceResult, Spot};
use super::summary::share;
use crate::report::{self, escaped};

const SCRIPT: &str = include_str!("report.js");

/// Returns the self-contained page for a file in this folder. Its links to the specifications are relative: they stay
/// valid if both are moved together, and do not expose paths of this machine.
pub(super) fn page(record: &CorpusResults, folder: &Path) -> String {
    let specs = Path::new(&record.specs);
    let specs = between(folder, specs).unwrap_or_else(|| address(specs));

    let builds: Vec<_> = KINDS
        .iter()
        .map(|kind| kind.name)
        .filter(|name| record.builds(name).0 > 0)
        .collect();
    let body = format!(
        "{totals}\n<div class=\"charts\">{charts}</div>\n<h2>Services</h2>\n<input type=\"search\" placeholder=\"filter\" aria-label=\"filter\">\n{services}\n<h2>Messages by kind</h2>\n{kinds}\n<script>\n{SCRIPT}</script>\n",
        totals = totals(record, &builds),
        charts = charts(record),
        services = services(record, &builds, &specs),
        kinds = kinds(record, &specs),
    );
    report::page(
        "Armsmith corpus",
        &format!("Armsmith on {}", record.specs),
        &body,
    )
}

/// Charts time and size against two measures of the input size.
fn charts(record: &CorpusResults) -> String {
    let axis = |title, of| Axis { title, of };
    let operations = axis("operations", &|row: &ServiceResult| row.operations as f64);
    let input = axis("MB of input", &|row: &ServiceResult| {
        row.bytes_in as f64 / 1e6
    });
    let time = axis("milliseconds", &|row: &ServiceResult| row.time_ms);
    let lines = axis("lines", &|row: &ServiceResult| row.lines as f64);
    [
        scatter(record, &operations, &time),
        scatter(record, &input, &time),
        scatter(record, &operations, &lines),
    ]
    .concat()
}

fn totals(record: &CorpusResults, builds: &[&str]) -> String {
    let count = |count: usize| count.to_string();
    let medians = record.medians();
    let mut pairs = vec![
        ("services and tags", count(record.rows.len())),
        ("generated", count(record.count(RunOutcome::Generated))),
        ("refused", count(record.count(RunOutcome::Refused))),
        ("bugs", count(record.count(RunOutcome::Panicked))),
        ("operations", count(record.sum(|row| row.operations))),
        ("models", count(record.sum(|row| row.models))),
        ("lines", count(record.sum(|row| row.lines))),
        (
            "lines an operation, median",
            format!("{:.1}", medians.lines),
        ),
        (
            "of clients and options, median",
            format!("{:.1}", medians.client_lines),
        ),
        ("warnings", count(record.sum(|row| row.warnings))),
        ("wall time", format!("{:.2} s", record.wall_ms / 1e3)),
    ];
    if let Some(peak) = record.peak_mb {
        pairs.push(("peak memory", format!("{peak:.0} MB")));
    }
    if let Some(examples) = record.examples() {
        pairs.push(("examples that pass", share(&examples)));
        pairs.push(("places listed", count(examples.listed)));
    }
    for name in builds {
        let (all, passed) = record.builds(name);
        pairs.push((name, format!("{passed} of {all}")));
    }
    let items = pairs
        .into_iter()
        .map(|(name, value)| format!("<div><dt>{name}</dt><dd>{value}</dd></div>"));
    format!("<dl>{}</dl>", items.collect::<String>())
}

fn services(record: &CorpusResults, builds: &[&str], specs: &str) -> String {
    let columns = [
        "service",
        "tag",
        "outcome",
        "operations",
        "models",
        "lines",
        "clients, lines an operation",
        "all, lines an operation",
        "time, ms",
        "warnings",
    ];
    let examples: &[_] = match record.examples() {
        Some(_) => &["examples", "listed"],
        None => &[],
    };
    let heads = columns.iter().chain(builds).chain(examples);
    let heads = heads.map(|name| format!("<th><button>{name}</button></th>"));
    let mut html = format!(
        "<table class=\"sortable\">\n<thead><tr>{}</tr></thead>\n<tbody>\n",
        heads.collect::<String>()
    );
    for row in &record.rows {
        let _ = writeln!(html, "<tr>{}</tr>", cells(row, builds, specs));
    }
    html.push_str("</tbody>\n</table>");
    html
}

fn cells(row: &ServiceResult, builds: &[&str], specs: &str) -> String {
    let spot = Spot {
        file: row.readme.clone(),
        line: None,
    };
    let (class, outcome) = match row.outcome {
        RunOutcome::Generated => ("good", "generated"),
        RunOutcome::Refused if row.expected.is_some() => ("", "refused, expected"),
        RunOutcome::Refused => ("bad", "refused"),
        RunOutcome::Panicked => ("bad", "bug"),
    };
    let reasons = row.expected.iter().chain(&row.fault);
    let fault: String = reasons.map(|reason| details(reason)).collect();
    let mut html = format!(
        "<td>{}</td><td>{}</td><td class=\"{class}\" data-sort=\"{outcome}\">{outcome}{fault}</td>",
        link(specs, &spot, &row.service),
        escaped(&row.tag),
    );
    for number in [row.operations, row.models, row.lines] {
        let _ = write!(html, "<td class=\"number\">{number}</td>");
    }
    let _ = write!(
        html,
        "<td class=\"number\">{:.1}</td><td class=\"number\">{:.1}</td><td class=\"number\">{:.0}</td><td class=\"number\">{}</td>",
        row.client_lines_an_operation(),
        row.lines_an_operation(),
        row.time_ms,
        row.warnings
    );
    for name in builds {
        html.push_str(&match row.builds.get(*name) {
            None => "<td data-sort=\"1\"></td>".to_owned(),
            Some(build) if build.passed => "<td class=\"good\" data-sort=\"2\">passed</td>".into(),
            Some(build) => format!(
                "<td class=\"bad\" data-sort=\"0\">{} errors{}</td>",
                build.errors,
                build.first.as_deref().map_or(String::new(), details)
            ),
        });
    }
    if let Some(examples) = &row.examples {
        html.push_str(&examples_cells(examples));
    }
    html
}

/// Returns the cells about examples, which sort by failures, then by passed tests.
fn examples_cells(examples: &ExampleResults) -> String {
    let ExampleResults {
        passed,
        failed,
        listed,
        ..
    } = examples;
    let class = match examples.passed_all() {
        true => "good",
        false => "bad",
    };
    let fault = examples.fault.as_deref().map_or(String::new(), details);
    let all = passed + failed;
    let order = match examples.passed_all() {
        true => i64::try_from(all).unwrap_or(i64::MAX),
        false => -1,
    };
    format!(
        "<td class=\"{class} number\" data-sort=\"{order}\">{passed} of {all}{fault}</td><td class=\"number\">{listed}</td>"
    )
}

fn details(text: &str) -> String {
    let text = escaped(text);
    format!("<details><summary>why</summary>{text}</details>")
}

fn kinds(record: &CorpusResults, specs: &str) -> String {
    let mut html = String::from(
        "<table class=\"sortable\">\n<thead><tr><th><button>kind</button></th><th><button>message</button></th><th><button>count</button></th><th><button>services</button></th></tr></thead>\n<tbody>\n",
    );
    for kind in &record.kinds {
        let MessageKind {
            severity,
            code,
            message,
            count,
            services,
            places,
        } = kind;
        let links: String = places
            .iter()
            .map(|spot| {
                let line = spot.line.map_or(String::new(), |line| format!(":{line}"));
                let text = format!("{}{line}", spot.file);
                format!("<li>{}</li>", link(specs, spot, &text))
            })
            .collect();
        let rest = match count.saturating_sub(places.len()) {
            0 => String::new(),
            rest => format!("<li>and {rest} more</li>"),
        };
        let _ = writeln!(
            html,
            "<tr><td class=\"{severity}\">{severity}[{code}]</td><td>{}<details><summary>where</summary><ul>{links}{rest}</ul></details></td><td class=\"number\">{count}</td><td class=\"number\">{services}</td></tr>",
            escaped(message),
        );
    }
    html.push_str("</tbody>\n</table>");
    html
}

/// Returns a link to a file of the specifications. Browsers ignore the line anchor, but editors read it.
fn link(specs: &str, spot: &Spot, text: &str) -> String {
    let anchor = spot.line.map_or(String::new(), |line| format!("#L{line}"));
    format!(
        "<a href=\"{}/{}{anchor}\">{}</a>",
        escaped(specs),
        escaped(&encoded(&spot.file)),
        escaped(text)
    )
}

/// Returns the relative path between two folders, or `None` on different drives.
fn between(from: &Path, to: &Path) -> Option<String> {
    let (from, to) = (absolute(from)?, absolute(to)?);
    let (from, to): (Vec<_>, Vec<_>) = (from.components().collect(), to.components().collect());
    let shared = from
        .iter()
        .zip(&to)
        .take_while(|(one, other)| one == other)
        .count();
    let up = from.len().checked_sub(shared).filter(|_| shared > 0)?;
    let down = to.iter().skip(shared);
    let down = down.map(|part| encoded(&part.as_os_str().to_string_lossy()));
    let parts: Vec<_> = std::iter::repeat_n("..".to_owned(), up)
        .chain(down)
        .collect();
    Some(match parts.is_empty() {
        true => ".".to_owned(),
        false => parts.join("/"),
    })
}

/// Returns an absolute path without `.` and `..`.
fn absolute(path: &Path) -> Option<PathBuf> {
    let mut whole = PathBuf::new();
    for part in std::path::absolute(Path::new(".").join(path))
        .ok()?
        .components()
    {
        match part {
            Component::ParentDir => drop(whole.pop()),
            part => whole.push(part),
        }
    }
    Some(whole)
}

/// Returns the `file:` URL of a folder.
fn address(path: &Path) -> String {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    format!("file:///{}", encoded(&path.display().to_string()))
}

fn encoded(path: &str) -> String {
    let path = path.replace('\\', "/").replace('%', "%25");
    path.replace('#', "%23")
        .replace('?', "%3F")
        .replace(' ', "%20")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_and_sizes_are_shown() {
        let row = |service: &str, failed| ServiceResult {
            service: service.into(),
            outcome: RunOutcome::Generated,
            operations: 4,
            lines: 90,
            client_lines: 50,
            examples: Some(ExampleResults {
                passed: 3,
                failed,
                listed: 7,
                fault: (failed > 0).then(|| "a::b: no".to_owned()),
                ..ExampleResults::default()
            }),
            ..ServiceResult::default()
        };
        let record = CorpusResults {
            rows: vec![row("good", 0), row("bad", 1)],
            kinds: vec![MessageKind {
                count: 5,
                places: vec![Spot::default()],
                ..MessageKind::default()
            }],
            ..CorpusResults::default()
        };
        let page = page(&record, Path::new("/reports"));
        for part in [
            "<button>examples</button>",
            "data-sort=\"3\">3 of 3</td><td class=\"number\">7</td>",
            "data-sort=\"-1\">3 of 4<details>",
            "<td class=\"number\">12.5</td><td class=\"number\">22.5</td>",
            "6 of 7 (85.7 %)",
            "milliseconds by MB of input",
            "and 4 more",
        ] {
            assert!(page.contains(part), "{part}\n{page}");
        }
    }

    #[test]
    fn links_lead_from_the_page_to_the_specifications() {
        for (from, to, way) in [
            ("/a/b", "/a/b/c d", "c%20d"),
            ("/a/b", "/a/c#/d", "../c%23/d"),
            ("/a/b", "/a/b", "."),
            ("/a/b/c", "/a", "../.."),
            ("", "specs", "specs"),
            ("/a/../b/c", "/a/d", "../../a/d"),
        ] {
            let found = between(Path::new(from), Path::new(to));
            assert_eq!(found.as_deref(), Some(way), "{from} {to}");
        }
    }

    #[test]
    fn nothing_of_the_input_becomes_markup() {
        let hostile = "<script>alert(\"x\")</script>";
        let record = CorpusResults {
            specs: "/specs".into(),
            rows: vec![ServiceResult {
                service: hostile.into(),
                tag: hostile.into(),
                readme: hostile.into(),
                fault: Some(hostile.into()),
                ..ServiceResult::default()
            }],
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
        let page = page(&record, Path::new("/reports"));
        assert!(!page.contains("<script>alert"), "{page}");
        assert_eq!(page.matches("<script>").count(), 1);
        assert!(page.contains("#L3\""), "{page}");
        assert!(page.contains("href=\"../specs/&lt;script"), "{page}");
        assert!(!page.contains("src="), "other files are loaded");
    }
}
