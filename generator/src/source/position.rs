//! The position of a value in the text.

use std::ops::Range;

/// The position of a value in the text of its document.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Position {
    /// The key, if the value is a member of an object.
    pub key: Option<Span>,
    /// The value.
    pub value: Span,
}

/// A range in the text of a document.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
    /// The line of the first byte, from one.
    pub line: usize,
    /// The column of the first byte in characters, from one.
    pub column: usize,
}

impl Span {
    /// Returns the byte range.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}
