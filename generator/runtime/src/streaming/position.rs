//! Positions in streams.

use std::fmt;

/// The position of an item in a streamed response.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct StreamPosition {
    /// The number of the item, from 1. Items before a reconnection are included.
    pub item: u64,
    /// The line of the response body in which the item begins, from 1.
    pub line: u64,
    /// The offset of the item in the response body, in bytes.
    pub byte: u64,
}

impl fmt::Display for StreamPosition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { item, line, byte } = self;
        write!(f, "item {item} (line {line}, byte {byte})")
    }
}
