//! A diagnostic: code, message, place and help.

use std::path::PathBuf;

use super::Code;
use crate::ir::Origin;

/// One message to the user.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// What kind it is.
    pub code: Code,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Where it is wrong.
    pub place: Place,
    /// What to do about it.
    pub help: Option<String>,
    /// What diagnostics of this code are counted by, such as the unknown key or format. Of warnings
    /// with one code and one subject only the first is shown, with a count.
    pub subject: Option<String>,
    /// Other places that belong to it, each with a word on why.
    pub related: Vec<(Place, String)>,
}

/// Where a diagnostic points.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// Nowhere in particular.
    None,
    /// A file as a whole.
    File(PathBuf),
    /// A position in a file's text: line and column from one.
    Text {
        /// The file.
        path: PathBuf,
        /// The line, from one.
        line: usize,
        /// The column in characters, from one.
        column: usize,
    },
    /// The value that stands at an origin.
    Value(Origin),
    /// The key (not the value) that stands at an origin.
    Key(Origin),
}

impl Diagnostic {
    /// A diagnostic of this kind at this place.
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

    /// The same with a word on what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same, counted together with all of this code and subject.
    #[must_use]
    pub fn subject(mut self, subject: impl Into<String>) -> Self {
        self.subject = Some(subject.into());
        self
    }

    /// The same with another place that belongs to it.
    #[must_use]
    pub fn related(mut self, place: Place, why: impl Into<String>) -> Self {
        self.related.push((place, why.into()));
        self
    }
}
