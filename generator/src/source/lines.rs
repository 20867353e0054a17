//! Conversion of byte offsets to lines and columns.

use std::ops::Range;

/// The start offsets of the lines of a text.
#[derive(Debug)]
pub(super) struct LineStarts {
    starts: Vec<usize>,
    /// The number of characters before every [`STEP`]th byte. A file may be one line of megabytes, so that counting
    /// from the start would be slow.
    characters: Vec<usize>,
}

const STEP: usize = 4096;

impl LineStarts {
    pub fn new(text: &str) -> Self {
        let breaks = memchr::memchr_iter(b'\n', text.as_bytes());
        let mut characters = vec![0];
        let mut before = 0;
        for chunk in text.as_bytes().chunks(STEP) {
            before += begun(chunk);
            characters.push(before);
        }
        LineStarts {
            characters,
            starts: std::iter::once(0).chain(breaks.map(|at| at + 1)).collect(),
        }
    }

    /// Returns line and column in characters, both from one, of a byte offset.
    pub fn locate(&self, text: &str, offset: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let before = match text.is_char_boundary(offset) {
            true => self.before(text, offset) - self.before(text, start),
            false => 0,
        };
        (line, before + 1)
    }

    /// Returns the byte range of a line, from one, without its line break.
    pub fn range(&self, text: &str, number: usize) -> Option<Range<usize>> {
        let start = *self.starts.get(number.checked_sub(1)?)?;
        let end = self.starts.get(number).map_or(text.len(), |next| next - 1);
        let line = text.get(start..end)?.trim_end_matches('\r');
        Some(start..start + line.len())
    }

    /// Returns the number of characters before a byte offset.
    fn before(&self, text: &str, offset: usize) -> usize {
        let step = offset / STEP;
        let known = self.characters.get(step).copied().unwrap_or_default();
        let rest = text.as_bytes().get(step * STEP..offset);
        known + rest.map_or(0, begun)
    }
}

/// Returns the number of characters that begin in these UTF-8 bytes.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

/// Returns the byte range of a line, from one, without its line break.
pub(crate) fn line(text: &str, number: usize) -> Option<Range<usize>> {
    let mut start = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        if index + 1 == number {
            let line = line.trim_end_matches(['\n', '\r']);
            return Some(start..start + line.len());
        }
        start += line.len();
    }
    (number == 1).then_some(0..0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "a\r\nä€b\n\nc";
        let lines = LineStarts::new(text);
        for (offset, place) in [
            (0, (1, 1)),
            (3, (2, 1)),
            (8, (2, 3)),
            (10, (3, 1)),
            (11, (4, 1)),
        ] {
            assert_eq!(lines.locate(text, offset), place, "{offset}");
        }
        let long = format!("x\n{}b", "ä".repeat(5000));
        assert_eq!(LineStarts::new(&long).locate(&long, 10_002), (2, 5001));
        let ranges = [Some(0..1), Some(3..9), Some(10..10), Some(11..12), None];
        for (number, range) in (1..).zip(ranges) {
            assert_eq!(line(text, number), range, "{number}");
            assert_eq!(lines.range(text, number), range, "{number}");
        }
        assert_eq!(lines.range(text, 0), None);
    }
}
