//! The error of the library's simple functions.

use std::fmt::{self, Debug, Display, Formatter};

use crate::diagnostics::Diagnostics;
use crate::report;
use crate::source::Sources;

/// All errors of a run, as the command prints them: with code, file, line and help.
pub struct Error {
    diagnostics: Diagnostics,
    text: String,
}

impl Error {
    /// Creates an error. `sources` has the places of the diagnostics.
    pub fn new(diagnostics: impl Into<Diagnostics>, sources: &Sources) -> Error {
        let diagnostics = diagnostics.into();
        Error {
            text: report::text(&diagnostics, sources, false),
            diagnostics,
        }
    }

    /// Returns the errors and warnings as data.
    pub fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }
}

impl Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.text.trim_end())
    }
}

/// The text for people, because a build script and `main` print errors like this.
impl Debug for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "\n{self}")
    }
}

impl std::error::Error for Error {}
