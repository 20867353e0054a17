//! Splits a body into the values of a JSON text sequence (RFC 7464).

use std::collections::VecDeque;

use azure_core::Bytes;

/// The text of an item.
pub(super) struct ItemText {
    pub(super) text: Bytes,
    /// The line and the offset, if they differ from those before the record was read.
    pub(super) place: Option<(u64, u64)>,
    /// True for a number or a literal at the end without the line feed after it, which may be incomplete (RFC 7464,
    /// section 2.4).
    pub(super) is_truncated: bool,
}

impl ItemText {
    pub(super) fn of_line(text: Bytes) -> Self {
        Self {
            text,
            place: None,
            is_truncated: false,
        }
    }
}

/// The values of a JSON text sequence. A value ends with the line feed after it, so that it does not wait for the next
/// one, or with the next record separator.
pub(super) struct Records {
    limit: usize,
    text: Vec<u8>,
    /// The number of open objects and lists.
    depth: usize,
    in_string: bool,
    after_backslash: bool,
    /// The line and the offset of the record.
    place: (u64, u64),
    line: u64,
    byte: u64,
}

const SEPARATOR: u8 = 0x1E;

impl Records {
    /// Splits a body. Records of more than `limit` bytes are errors.
    pub(super) fn new(limit: usize) -> Self {
        Self {
            limit,
            text: Vec::new(),
            depth: 0,
            in_string: false,
            after_backslash: false,
            place: (1, 0),
            line: 1,
            byte: 0,
        }
    }

    /// Returns the line and the offset of the record that is being read.
    pub(super) fn place(&self) -> (u64, u64) {
        self.place
    }

    /// True if the record that is being read exceeds the limit.
    pub(super) fn is_too_large(&self) -> bool {
        self.text.len() > self.limit
    }

    /// Adds the records that a chunk completes to `complete`, up to one that exceeds the limit.
    pub(super) fn push(&mut self, chunk: &[u8], complete: &mut VecDeque<ItemText>) {
        for &byte in chunk {
            if self.is_too_large() {
                return;
            }
            self.byte += 1;
            if byte == b'\n' {
                self.line += 1;
            }
            match byte {
                SEPARATOR => complete.extend(self.end()),
                b'\n' if self.is_whole() => {
                    self.text.push(byte);
                    complete.extend(self.end());
                }
                _ => self.add(byte),
            }
        }
    }

    /// Returns the record at the end of the body.
    pub(super) fn last(&mut self) -> Option<ItemText> {
        let is_structure = matches!(self.first(), Some(b'{' | b'[' | b'"'));
        let mut record = self.end()?;
        record.is_truncated = !is_structure && !record.text.ends_with(b"\n");
        Some(record)
    }

    fn add(&mut self, byte: u8) {
        if self.text.is_empty() {
            if byte.is_ascii_whitespace() {
                return;
            }
            self.place = (self.line, self.byte - 1);
        }
        self.text.push(byte);
        match byte {
            _ if self.after_backslash => self.after_backslash = false,
            b'\\' => self.after_backslash = self.in_string,
            b'"' => self.in_string = !self.in_string,
            b'{' | b'[' if !self.in_string => self.depth += 1,
            b'}' | b']' if !self.in_string => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
    }

    /// True if the text is a whole value, as far as brackets and quotes tell.
    fn is_whole(&self) -> bool {
        !self.text.is_empty() && self.depth == 0 && !self.in_string
    }

    fn first(&self) -> Option<u8> {
        self.text.first().copied()
    }

    /// Returns the record, if it has a text, and begins the next one.
    fn end(&mut self) -> Option<ItemText> {
        let text = std::mem::take(&mut self.text);
        (self.depth, self.in_string, self.after_backslash) = (0, false, false);
        let place = std::mem::replace(&mut self.place, (self.line, self.byte));
        (!text.is_empty()).then(|| ItemText {
            text: text.into(),
            place: Some(place),
            is_truncated: false,
        })
    }
}
