//! The hash of a text, apart from its line endings.

use std::borrow::Cow;

use hmac_sha256::Hash;

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
    Hash::hash(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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
