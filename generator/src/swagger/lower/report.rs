use std::collections::HashSet;

use indexmap::IndexMap;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place, Severity};
use crate::ir::Origin;
use crate::swagger::document::Unread;

/// The diagnostics of one lowering: each once, and one a kind where a kind is met over and over.
pub(super) struct Report<'d> {
    diagnostics: &'d mut Diagnostics,
    said: HashSet<(Code, String)>,
    failed: bool,
    keys: IndexMap<String, Met>,
    formats: IndexMap<String, Met>,
}

/// Where something was met first, and how often.
struct Met {
    first: Origin,
    count: usize,
}

impl<'d> Report<'d> {
    pub fn new(diagnostics: &'d mut Diagnostics) -> Self {
        Report {
            diagnostics,
            said: HashSet::new(),
            failed: false,
            keys: IndexMap::new(),
            formats: IndexMap::new(),
        }
    }

    /// Whether something forbids output.
    pub fn failed(&self) -> bool {
        self.failed
    }

    /// Adds a diagnostic, unless the same was said before: what is referred to often is looked at often.
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

    /// Adds a diagnostic about the value at an origin, with a word on what to do.
    pub fn advise(
        &mut self,
        code: Code,
        origin: &Origin,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(Diagnostic::new(code, Place::Value(origin.clone()), message).help(help));
    }

    /// Counts a key that nothing takes.
    pub fn unread(&mut self, unread: Unread) {
        meet(&mut self.keys, unread.key, unread.origin);
    }

    /// Counts a format that is not known.
    pub fn unknown_format(&mut self, format: &str, origin: &Origin) {
        meet(&mut self.formats, format.to_owned(), origin.clone());
    }

    /// Says what was counted.
    pub fn finish(mut self) -> bool {
        for (key, met) in std::mem::take(&mut self.keys) {
            let times = times(met.count);
            let message = format!("the key `{key}` is not known here and has no effect{times}");
            let help = if key.starts_with("x-") {
                "remove it, or ask for its support if it matters to the client"
            } else {
                "check its spelling and its place: Swagger 2.0 has no such key in this object"
            };
            let warning = Diagnostic::new(Code::UnknownKey, Place::Key(met.first), message);
            self.push(warning.help(help));
        }
        for (format, met) in std::mem::take(&mut self.formats) {
            let times = times(met.count);
            let message = format!("the format `{format}` is not known{times}: the plain type stands for it");
            self.value(Code::UnknownFormat, &met.first, message);
        }
        self.failed
    }
}

fn meet(kinds: &mut IndexMap<String, Met>, kind: String, origin: Origin) {
    let met = kinds.entry(kind).or_insert(Met {
        first: origin,
        count: 0,
    });
    met.count += 1;
}

fn times(count: usize) -> String {
    match count {
        1 => String::new(),
        count => format!(" ({count} times)"),
    }
}
