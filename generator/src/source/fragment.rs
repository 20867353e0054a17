//! YAML text within another text.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use serde_json::Value;

use super::lines::LineStarts;
use super::spans::Spans;
use super::{pointer, yaml, yaml_spans};
use crate::diagnostics::{Code, Diagnostic, Place};

/// A YAML text inside of another text, such as a block of a Markdown file.
///
/// It is parsed on first use, because only a few blocks of a file are used.
#[derive(Debug)]
pub struct Fragment {
    path: PathBuf,
    whole: Arc<str>,
    text: String,
    /// The start of each piece in the fragment and in the whole text.
    pieces: Vec<(usize, usize)>,
    value: OnceLock<Result<Value, Diagnostic>>,
    spans: OnceLock<Spans>,
}

impl Fragment {
    /// Creates a fragment from ranges of a file's text, joined in order. A line break of two characters is counted as
    /// one.
    pub fn new(path: &Path, whole: Arc<str>, ranges: &[Range<usize>]) -> Fragment {
        let mut text = String::new();
        let mut pieces = Vec::new();
        for range in ranges {
            pieces.push((text.len(), range.start));
            text.push_str(whole.get(range.clone()).unwrap_or_default());
        }
        Fragment {
            path: path.to_owned(),
            whole,
            text,
            pieces,
            value: OnceLock::new(),
            spans: OnceLock::new(),
        }
    }

    /// Returns the file that contains it.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns the text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the parsed value.
    ///
    /// # Errors
    ///
    /// Returns the first error with its place.
    pub fn value(&self) -> Result<&Value, Diagnostic> {
        let read = || match yaml::read(&self.text) {
            Ok((value, _)) => Ok(value),
            Err(problem) => {
                let message = format!("this block is not valid YAML: {}", problem.message);
                let line = super::line_range(&self.text, problem.line);
                let start = line.map_or(self.text.len(), |range| range.start);
                let (line, column) = self.locate(start);
                let place = self.at(line, column + problem.column.saturating_sub(1));
                Err(Diagnostic::new(Code::SyntaxError, place, message))
            }
        };
        self.value.get_or_init(read).as_ref().map_err(Clone::clone)
    }

    /// Returns the place of the value at a JSON pointer.
    pub fn place(&self, pointer: &str) -> Place {
        let extent = std::iter::successors(Some(pointer), |pointer| pointer::parent(pointer))
            .find_map(|pointer| self.spans().find(pointer));
        let start = extent.map_or(0, |extent| extent.key.unwrap_or(extent.value).start);
        let (line, column) = self.locate(start);
        self.at(line, column)
    }

    /// Returns the scalar at a JSON pointer as written, so that `1.10` is not read as a number.
    pub fn scalar(&self, pointer: &str) -> Option<String> {
        match pointer::get(self.value().ok()?, pointer)? {
            Value::String(text) => Some(text.clone()),
            Value::Number(_) | Value::Bool(_) => {
                let range = self.spans().find(pointer)?.value;
                self.text.get(range).map(|text| text.trim().to_owned())
            }
            _ => None,
        }
    }

    fn spans(&self) -> &Spans {
        self.spans.get_or_init(|| yaml_spans::scan(&self.text))
    }

    fn at(&self, line: usize, column: usize) -> Place {
        Place::Text {
            path: self.path.clone(),
            line,
            column,
        }
    }

    /// Converts an offset in the fragment to line and column in the file.
    fn locate(&self, offset: usize) -> (usize, usize) {
        let piece = self.pieces.iter().rev().find(|(from, _)| *from <= offset);
        let offset = piece.map_or(0, |(from, to)| to + (offset - from));
        let offset = offset.min(self.whole.len());
        LineStarts::new(&self.whole).locate(&self.whole, offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_whole_text() {
        let whole = "# T\r\n\r\n  a: 1.10\r\n  b:\r\n  - ä: x\r\n";
        let mut ranges = Vec::new();
        for line in ["a: 1.10\r\n", "b:\r\n", "- ä: x\r\n"] {
            let start = whole.find(line).unwrap();
            ranges.push(start..start + line.len() - 2);
            ranges.push(start + line.len() - 1..start + line.len());
        }
        let fragment = Fragment::new(Path::new("r.md"), whole.into(), &ranges);
        assert_eq!(fragment.text(), "a: 1.10\nb:\n- ä: x\n");
        assert_eq!(fragment.scalar("/a").as_deref(), Some("1.10"));
        assert_eq!(fragment.scalar("/b"), None);
        let place = |line, column| Place::Text {
            path: "r.md".into(),
            line,
            column,
        };
        assert_eq!(fragment.place("/b"), place(4, 3));
        assert_eq!(fragment.place("/b/0/ä"), place(5, 5));
        assert_eq!(fragment.place("/b/0/none"), place(5, 5));
    }

    #[test]
    fn a_mistake_has_its_place() {
        let whole = "x\n```yaml\na: 1\nb: [\n```\n";
        let fragment = Fragment::new(
            Path::new("r.md"),
            whole.into(),
            std::slice::from_ref(&(10..20)),
        );
        let error = fragment.value().unwrap_err();
        assert!(
            matches!(error.place, Place::Text { line: 4..=5, .. }),
            "{error:?}"
        );
    }
}
