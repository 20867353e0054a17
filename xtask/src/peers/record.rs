//! The measurements of a run.

use armsmith::report::table;

use super::documents::PeerDocument;
use super::generate::GeneratorRun;
use super::tool::Tool;
use crate::figures::{CheckCost, Measurement};

/// The measurements of one run.
#[derive(Debug, Default)]
pub(super) struct PeerResults {
    pub(super) rows: Vec<Measurement>,
}

impl Measurement {
    pub(super) fn new(document: &PeerDocument, tool: &Tool) -> Measurement {
        Measurement {
            document: document.name.clone(),
            bytes: document.bytes,
            tool: tool.name.to_owned(),
            generate_ms: f64::INFINITY,
            lines: 0,
            runtime_lines: 0,
            check: None,
        }
    }

    /// Adds a run.
    pub(super) fn take(&mut self, run: GeneratorRun) {
        self.generate_ms = self.generate_ms.min(run.wall.as_secs_f64() * 1e3);
        self.lines = run.lines.all;
        self.runtime_lines = run.lines.runtime;
    }

    fn cells(&self) -> Vec<String> {
        let of_check = |number: fn(&CheckCost) -> Option<f64>, unit: &str| {
            let number = self.check.as_ref().and_then(number);
            number.map_or("–".to_owned(), |number| format!("{number:.1} {unit}"))
        };
        vec![
            self.document.clone(),
            format!("{:.2} MB", self.bytes as f64 / 1e6),
            self.tool.clone(),
            format!("{:.0} ms", self.generate_ms),
            self.lines.to_string(),
            self.runtime_lines.to_string(),
            of_check(|check| check.cpu_s, "s"),
            of_check(|check| Some(check.wall_s), "s"),
            of_check(|check| check.peak_mb, "MB"),
        ]
    }
}

impl PeerResults {
    pub(super) fn text(&self) -> String {
        let columns = [
            "document",
            "size",
            "tool",
            "generate",
            "lines",
            "runtime lines",
            "check, CPU",
            "check, wall",
            "check, memory",
        ];
        let rows = self.rows.iter().map(Measurement::cells).collect();
        format!("{}\n", table(&columns, 3, rows))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_measured_is_left_open() {
        let row = Measurement {
            document: "a".into(),
            bytes: 440_000,
            tool: "b".into(),
            generate_ms: 12.3,
            lines: 5,
            runtime_lines: 0,
            check: None,
        };
        let cells = row.cells();
        assert_eq!(cells[1..6], ["0.44 MB", "b", "12 ms", "5", "0"]);
        assert_eq!(cells[6..], ["–", "–", "–"]);
    }
}
