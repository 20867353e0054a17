//! The measurement of a generator on a document.

use super::documents::PeerDocument;
use super::generate::GeneratorRun;
use super::tool::Tool;
use crate::figures::Measurement;

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
}
