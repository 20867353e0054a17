//! Diagnostics: code, message, place and help.

use std::path::PathBuf;

use super::Code;
use crate::ir::Origin;

/// A message to the user.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// The code.
    pub code: Code,
    /// The message: what is wrong, without a full stop.
    pub message: String,
    /// The place in the input.
    pub place: Place,
    /// The advice on what to do.
    pub help: Option<String>,
    /// The subject, such as the unknown key or the missing file. Diagnostics with the same code and subject are printed
    /// once, with their number.
    pub subject: Option<String>,
    /// Related places, each with a reason.
    pub related: Vec<(Place, String)>,
}

/// The place of a diagnostic.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// No place.
    None,
    /// A whole file.
    File(PathBuf),
    /// A position in the text of a file.
    Text {
        /// The file.
        path: PathBuf,
        /// The line, from one.
        line: usize,
        /// The column in characters, from one.
        column: usize,
    },
    /// The value at an origin.
    Value(Origin),
    /// The key at an origin.
    Key(Origin),
}

impl Diagnostic {
    /// Creates a diagnostic.
    pub fn new(code: Code, place: Place, message: impl Into<String>) -> Self {
        Diagnostic {
            code,
            message: message.into(),
            place,
            help: None,
            subject: None,
            related: Vec::new(),
        }
    }

    /// Adds help.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Sets the subject, by which diagnostics are grouped.
    #[must_use]
    pub fn subject(mut self, subject: impl Into<String>) -> Self {
        self.subject = Some(subject.into());
        self
    }

    /// Adds a related place.
    #[must_use]
    pub fn related(mut self, place: Place, why: impl Into<String>) -> Self {
        self.related.push((place, why.into()));
        self
    }
}
