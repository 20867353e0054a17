//! Splits a body into lines, wherever it is split into chunks.

use azure_core::Bytes;

/// The ends of lines.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in super::super) enum LineEnds {
    /// A line feed.
    Feed,
    /// A line feed, a carriage return, or both.
    FeedOrReturn,
}

/// A line is longer than the limit.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in super::super) struct LineTooLong;

/// Lines of a body. A line that is in one chunk is not copied.
pub(in super::super) struct Lines {
    ends: LineEnds,
    limit: usize,
    /// The rest of the last chunk.
    chunk: Bytes,
    /// The beginning of a line, from earlier chunks.
    begun: Vec<u8>,
    /// True if a line feed that follows belongs to the carriage return before it.
    after_return: bool,
    /// The number of the next line, from 1.
    line: u64,
    /// The offset of the next line.
    byte: u64,
    /// The offset of the rest of the chunk.
    offset: u64,
}

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

impl Lines {
    /// Splits a body at `ends`. Lines of more than `limit` bytes are errors.
    pub(in super::super) fn new(ends: LineEnds, limit: usize) -> Self {
        Self {
            ends,
            limit,
            chunk: Bytes::new(),
            begun: Vec::new(),
            after_return: false,
            line: 1,
            byte: 0,
            offset: 0,
        }
    }

    /// Adds a chunk. All lines of the chunks before it must have been taken.
    pub(in super::super) fn push(&mut self, chunk: Bytes) {
        debug_assert!(self.chunk.is_empty());
        self.chunk = chunk;
    }

    /// Returns the number and the offset of the next line.
    pub(in super::super) fn place(&self) -> (u64, u64) {
        (self.line, self.byte)
    }

    /// Returns the next line that is complete, without its end. A byte order mark at the beginning is removed.
    pub(in super::super) fn next(&mut self) -> Result<Option<Bytes>, LineTooLong> {
        if self.after_return && !self.chunk.is_empty() {
            self.after_return = false;
            if self.chunk.first() == Some(&b'\n') {
                self.take(1);
                self.byte = self.offset;
            }
        }
        let ends = self.ends;
        let is_end =
            |byte: &u8| *byte == b'\n' || (ends == LineEnds::FeedOrReturn && *byte == b'\r');
        let Some(length) = self.chunk.iter().position(is_end) else {
            if self.begun.len() + self.chunk.len() > self.limit {
                return Err(LineTooLong);
            }
            self.offset += self.chunk.len() as u64;
            self.begun.extend_from_slice(&self.chunk);
            self.chunk = Bytes::new();
            return Ok(None);
        };
        if self.begun.len() + length > self.limit {
            return Err(LineTooLong);
        }
        let part = self.take(length);
        let end = self.take(1);
        self.after_return = end.first() == Some(&b'\r');
        let line = match self.begun.is_empty() {
            true => part,
            false => {
                self.begun.extend_from_slice(&part);
                std::mem::take(&mut self.begun).into()
            }
        };
        let line = self.without_mark(line);
        self.line += 1;
        self.byte = self.offset;
        Ok(Some(line))
    }

    /// Returns the last line, which has no end, if there is one.
    pub(in super::super) fn last(&mut self) -> Option<Bytes> {
        let line = std::mem::take(&mut self.begun);
        let line = self.without_mark(line.into());
        (!line.is_empty()).then_some(line)
    }

    fn take(&mut self, length: usize) -> Bytes {
        self.offset += length as u64;
        self.chunk.split_to(length)
    }

    fn without_mark(&self, line: Bytes) -> Bytes {
        match self.line == 1 && line.starts_with(BYTE_ORDER_MARK) {
            true => line.slice(BYTE_ORDER_MARK.len()..),
            false => line,
        }
    }
}
