//! The hash of a text, apart from its line endings.

use std::borrow::Cow;

use sha2::{Digest, Sha256};

/// Returns the SHA-256 of a text in lower-case hexadecimal. Line endings make no difference, because version control
/// may change them.
pub fn text_hash(text: &[u8]) -> String {
    hash(&unix_lines(text))
}

/// Returns a text with `\n` as line ending. Version control may change line endings.
pub(super) fn unix_lines(text: &[u8]) -> Cow<'_, [u8]> {
    if !text.contains(&b'\r') {
        return Cow::Borrowed(text);
    }
    let next = text.iter().skip(1).map(Some).chain([None]);
    let kept = text
        .iter()
        .zip(next)
        .filter(|pair| !matches!(pair, (b'\r', Some(b'\n'))));
    Cow::Owned(kept.map(|(byte, _)| *byte).collect())
}

/// Returns the SHA-256 of bytes in lower-case hexadecimal.
pub(super) fn hash(bytes: &[u8]) -> String {
    let digits = Sha256::digest(bytes)
        .into_iter()
        .flat_map(|byte| [byte >> 4, byte & 0xF]);
    digits
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_that_of_the_standard() {
        // FIPS 180-2, appendix B.1.
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(hash(b"abc"), expected);
    }

    #[test]
    fn line_endings_are_no_difference() {
        for (text, expected) in [
            ("a\r\nb\r\n", "a\nb\n"),
            ("a\rb\r", "a\rb\r"),
            ("\r\r\n", "\r\n"),
        ] {
            assert_eq!(unix_lines(text.as_bytes()), expected.as_bytes(), "{text:?}");
            assert_eq!(text_hash(text.as_bytes()), hash(expected.as_bytes()));
        }
    }
}
