//! The figures in README and book: results of benchmarks and conformance runs in `docs/figures.json`.
//!
//! A run with `--record` replaces its section. `cargo xtask book` writes the tables of the sections to the pages, so
//! that a figure is measured once and is the same everywhere.

mod data;

use std::fmt::Write;
use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

pub(crate) use data::{
    CheckCost, DocumentCount, FakeLoad, Measurement, StageTime, StreamRate, SuiteScore,
};

use crate::file;

/// The file.
const FIGURES: &str = "docs/figures.json";

/// Prints the table of a section and, if it is recorded, replaces the section in the file.
pub(crate) fn print(section: &str, rows: &impl Serialize, is_recorded: bool) -> Result<(), String> {
    let value = serde_json::to_value(rows).map_err(|error| error.to_string())?;
    anstream::print!("\n{}", markdown(section, value)?);
    match is_recorded {
        true => record(section, rows),
        false => Ok(()),
    }
}

/// Replaces a section of the file.
pub(crate) fn record(section: &str, value: &impl Serialize) -> Result<(), String> {
    let path = Path::new(FIGURES);
    let mut sections = read(path)?;
    let value = serde_json::to_value(value).map_err(|error| error.to_string())?;
    sections.insert(section.to_owned(), value);
    let text = serde_json::to_string_pretty(&sections).map_err(|error| error.to_string())?;
    file::write(path, &(text + "\n"))?;
    eprintln!("wrote {FIGURES}; `cargo xtask book --no-build` updates the pages");
    Ok(())
}

/// Returns the table of a section of the file.
pub(crate) fn table(root: &Path, section: &str) -> Result<String, String> {
    let sections = read(&root.join(FIGURES))?;
    markdown(section, sections.get(section).cloned().unwrap_or_default())
}

/// Returns a section as a table in Markdown.
fn markdown(section: &str, rows: Value) -> Result<String, String> {
    match section {
        "stages" => Ok(stages(&of(section, rows)?)),
        "peers" => Ok(peers(&of(section, rows)?)),
        "conformance" => Ok(conformance(&of(section, rows)?)),
        "documents" => Ok(documents(&of(section, rows)?)),
        "streams" => Ok(streams(&of(section, rows)?)),
        "fake" => Ok(fake(&of(section, rows)?)),
        other => Err(format!("there are no figures `{other}`")),
    }
}

fn read(path: &Path) -> Result<Map<String, Value>, String> {
    let text = file::read(path)?;
    serde_json::from_str(&text).map_err(|error| file::unreadable(path, &error))
}

fn of<T: DeserializeOwned>(section: &str, rows: Value) -> Result<Vec<T>, String> {
    serde_json::from_value(rows).map_err(|error| format!("{FIGURES}: `{section}`: {error}"))
}

/// One row per stage, and one column per API.
fn stages(times: &[StageTime]) -> String {
    let mut apis = Vec::new();
    let mut names = Vec::new();
    for time in times {
        if !apis.contains(&&time.api) {
            apis.push(&time.api);
        }
        if !names.contains(&&time.stage) {
            names.push(&time.stage);
        }
    }
    let columns: String = apis.iter().map(|api| format!(" `{api}` |")).collect();
    let mut table = format!("| stage |{columns}\n|---|{}\n", "---:|".repeat(apis.len()));
    for stage in names {
        let of = |api: &&String| {
            let mut times = times.iter();
            times.find(|time| time.stage == *stage && time.api == **api)
        };
        let cells = apis.iter().map(|api| match of(api) {
            Some(time) => format!(" {:.1} ms |", time.ms),
            None => " – |".to_owned(),
        });
        let _ = writeln!(table, "| {stage} |{}", cells.collect::<String>());
    }
    table
}

/// One row per document and tool.
fn peers(rows: &[Measurement]) -> String {
    let mut table = String::from(
        "| document | size | tool | generation | lines | runtime lines | check, CPU | check, memory |\n\
         |---|---:|---|---:|---:|---:|---:|---:|\n",
    );
    for row in rows {
        let check = row.check.as_ref();
        let check = |of: fn(&CheckCost) -> Option<f64>, unit: &str, decimals: usize| {
            let number = check.and_then(of);
            number.map_or("–".to_owned(), |number| {
                format!("{} {unit}", grouped(number, decimals))
            })
        };
        let _ = writeln!(
            table,
            "| {} | {:.2} MB | {} | {} ms | {} | {} | {} | {} |",
            row.document,
            row.bytes as f64 / 1e6,
            row.tool,
            grouped(row.generate_ms, 0),
            grouped(row.lines as f64, 0),
            grouped(row.runtime_lines as f64, 0),
            check(|check| check.cpu_s, "s", 1),
            check(|check| check.peak_mb, "MB", 0),
        );
    }
    table
}

/// One row per suite.
fn conformance(scores: &[SuiteScore]) -> String {
    let mut table = String::from("| suite | tested with | passed | of |\n|---|---|---:|---:|\n");
    for score in scores {
        let SuiteScore {
            suite,
            program,
            passed,
            all,
        } = score;
        let _ = writeln!(table, "| {suite} | {program} | {passed} | {all} |");
    }
    table
}

/// One row per kind of document.
fn documents(counts: &[DocumentCount]) -> String {
    let mut table = String::from("| documents | generated | of |\n|---|---:|---:|\n");
    for count in counts {
        let [generated, all] = [count.generated, count.all].map(|number| grouped(number as f64, 0));
        let _ = writeln!(table, "| {} | {generated} | {all} |", count.documents);
    }
    table
}

/// One row per stream.
fn streams(rates: &[StreamRate]) -> String {
    let mut table = String::from("| stream | throughput |\n|---|---:|\n");
    for rate in rates {
        let _ = writeln!(
            table,
            "| {} | {} MiB/s |",
            rate.stream,
            grouped(rate.mib_per_s, 0)
        );
    }
    table
}

/// One row per measure of a run.
fn fake(runs: &[FakeLoad]) -> String {
    let mut table = String::from("| measure | value |\n|---|---:|\n");
    for run in runs {
        let rate = format!(
            "requests per second, with {} resources",
            grouped(run.resources as f64, 0)
        );
        for (measure, value) in [
            (
                "time until the services of `specs/` are loaded",
                format!("{} ms", grouped(run.start_ms, 0)),
            ),
            (&rate, grouped(run.requests_per_s, 0)),
            (
                "time of a request, median",
                format!("{} ms", grouped(run.p50_ms, 1)),
            ),
            (
                "time of a request, 99th percentile",
                format!("{} ms", grouped(run.p99_ms, 1)),
            ),
        ] {
            let _ = writeln!(table, "| {measure} | {value} |");
        }
    }
    table
}

/// Returns a number with commas between groups of three digits.
fn grouped(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    let end = text.find('.').unwrap_or(text.len());
    let (whole, fraction) = text.split_at(end);
    let digits: Vec<_> = whole.chars().collect();
    let groups: Vec<String> = digits
        .rchunks(3)
        .rev()
        .map(|group| group.iter().collect())
        .collect();
    groups.join(",") + fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_are_rows_and_apis_are_columns() {
        let time = |stage: &str, api: &str, ms| StageTime {
            stage: stage.into(),
            api: api.into(),
            bytes: 1,
            ms,
        };
        let times = [
            time("load", "a", 1.0),
            time("load", "b", 2.25),
            time("write", "b", 3.0),
        ];
        let expected = "| stage | `a` | `b` |\n|---|---:|---:|\n| load | 1.0 ms | 2.2 ms |\n| write | – | 3.0 ms |\n";
        assert_eq!(stages(&times), expected);
    }

    #[test]
    fn a_crate_that_was_not_checked_has_no_numbers() {
        let row = Measurement {
            document: "a".into(),
            bytes: 440_000,
            tool: "b".into(),
            generate_ms: 1_012.3,
            lines: 5_000,
            runtime_lines: 0,
            check: None,
        };
        let rows = serde_json::to_value([row]).unwrap();
        let table = markdown("peers", rows).unwrap();
        let last = "\n| a | 0.44 MB | b | 1,012 ms | 5,000 | 0 | – | – |\n";
        assert!(table.ends_with(last), "{table}");
        assert!(markdown("peers", serde_json::json!([{}])).is_err());
    }

    #[test]
    fn thousands_are_separated() {
        assert_eq!(grouped(12_345.678, 1), "12,345.7");
        assert_eq!(grouped(999.0, 0), "999");
    }

    #[test]
    fn the_file_has_every_section() {
        let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
        for section in [
            "peers",
            "conformance",
            "documents",
            "stages",
            "streams",
            "fake",
        ] {
            let table = table(root, section).unwrap();
            assert!(table.lines().count() > 3, "{section}\n{table}");
        }
        assert!(table(root, "others").is_err());
    }
}
