//! Sets of ASCII characters.

/// A set of ASCII characters, as a table: descriptions are most of a document.
pub(super) struct AsciiSet([bool; 128]);

impl AsciiSet {
    /// Creates the set of these characters.
    pub(super) const fn of(characters: &[u8]) -> Self {
        let mut table = [false; 128];
        let mut index = 0;
        while index < characters.len() {
            table[characters[index] as usize] = true;
            index += 1;
        }
        AsciiSet(table)
    }

    /// Returns the offset of the first character of the set in a text.
    pub(super) fn find(&self, text: &str) -> Option<usize> {
        let is_member = |byte: u8| self.0.get(usize::from(byte)).is_some_and(|member| *member);
        text.bytes().position(is_member)
    }
}

#[cfg(test)]
mod tests {
    use super::AsciiSet;

    #[test]
    fn a_set_has_its_characters() {
        const SET: AsciiSet = AsciiSet::of(b"*~");
        assert_eq!(SET.find("ü a~b*"), Some(4));
        assert_eq!(SET.find("ä+"), None);
    }
}
