//! The diagnostics of one API.

use std::collections::HashSet;

use super::document::Unread;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place, Severity};
use crate::ir::Origin;

/// The diagnostics of one reading, each once: what is referred to often is looked at often.
#[derive(Debug)]
pub(crate) struct Report<'d> {
    diagnostics: &'d mut Diagnostics,
    said: HashSet<(Code, String)>,
    failed: bool,
}

impl<'d> Report<'d> {
    pub fn new(diagnostics: &'d mut Diagnostics) -> Self {
        Report {
            diagnostics,
            said: HashSet::new(),
            failed: false,
        }
    }

    /// Whether something forbids output.
    pub fn failed(&self) -> bool {
        self.failed
    }

    /// Adds a diagnostic, unless the same was said before.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.failed |= diagnostic.code.severity() == Severity::Error;
        let words = format!("{:?}{}", diagnostic.place, diagnostic.message);
        if self.said.insert((diagnostic.code, words)) {
            self.diagnostics.push(diagnostic);
        }
    }

    /// Adds a diagnostic about the value at an origin.
    pub fn value(&mut self, code: Code, origin: &Origin, message: impl Into<String>) {
        self.push(Diagnostic::new(code, Place::Value(origin.clone()), message));
    }

    /// Adds a diagnostic about the key at an origin.
    pub fn key(&mut self, code: Code, origin: &Origin, message: impl Into<String>) {
        self.push(Diagnostic::new(code, Place::Key(origin.clone()), message));
    }

    /// Says that nothing stands where something is read.
    pub fn nothing(&mut self, origin: &Origin) {
        let message = "nothing stands here";
        self.value(Code::BrokenReference, origin, message);
    }

    /// Says that nothing takes a key.
    pub fn unread(&mut self, unread: Unread) {
        let Unread { key, origin } = unread;
        let message = format!("the key `{key}` is not known here and has no effect");
        let warning = Diagnostic::new(Code::UnknownKey, Place::Key(origin), message);
        self.push(warning.subject(key));
    }

    /// Says that a format is not known.
    pub fn unknown_format(&mut self, format: &str, origin: &Origin) {
        let message = format!("the format `{format}` is not known: the plain type stands for it");
        let warning = Diagnostic::new(Code::UnknownFormat, Place::Value(origin.clone()), message);
        self.push(warning.subject(format));
    }
}
