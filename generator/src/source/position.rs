//! The position of a value in its document's text.

use std::ops::Range;

/// Where a value stands in its document's text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Position {
    /// The key, if the value is a member of an object.
    pub key: Option<Span>,
    /// The value.
    pub value: Span,
}

/// A stretch of a document's text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte behind the last one.
    pub end: usize,
    /// The line of the first byte, from one.
    pub line: usize,
    /// The column of the first byte in characters, from one.
    pub column: usize,
}

impl Span {
    /// The bytes that it covers.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}
