/// Where the lines of a text begin.
#[derive(Debug)]
pub(super) struct Lines {
    starts: Vec<usize>,
    is_ascii: bool,
}

impl Lines {
    pub fn new(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Lines {
            is_ascii: text.is_ascii(),
            starts: std::iter::once(0)
                .chain(breaks.map(|(at, _)| at + 1))
                .collect(),
        }
    }

    /// Line and column in characters, both from one, of a byte offset.
    pub fn locate(&self, text: &str, offset: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let before = match text.get(start..offset) {
            // A file may be one line of megabytes: nothing to count, then.
            Some(before) if self.is_ascii => before.len(),
            Some(before) => before.chars().count(),
            None => 0,
        };
        (line, before + 1)
    }
}

/// The byte range of a line, from one, without its line break.
pub(crate) fn line(text: &str, number: usize) -> Option<std::ops::Range<usize>> {
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
        let lines = Lines::new(text);
        for (offset, place) in [
            (0, (1, 1)),
            (3, (2, 1)),
            (8, (2, 3)),
            (10, (3, 1)),
            (11, (4, 1)),
        ] {
            assert_eq!(lines.locate(text, offset), place, "{offset}");
        }
        assert_eq!(line(text, 1), Some(0..1));
        assert_eq!(line(text, 2), Some(3..9));
        assert_eq!(line(text, 3), Some(10..10));
        assert_eq!(line(text, 5), None);
    }
}
