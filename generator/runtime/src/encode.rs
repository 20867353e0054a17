//! Percent-encoding (RFC 3986).

/// Whether a byte stands for itself wherever it is (RFC 3986, section 2.3).
pub(super) fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// Whether a byte of a path template may stay as the author wrote it.
pub(super) fn is_path_literal(byte: u8) -> bool {
    is_unreserved(byte)
        || matches!(
            byte,
            b'!' | b'$' | b'&'..=b',' | b';' | b'=' | b':' | b'@' | b'/' | b'%'
        )
}

/// Whether a byte of a parameter's name may stay in a query: readable `$top`, and nothing that divides.
pub(super) fn is_query_name(byte: u8) -> bool {
    is_unreserved(byte) || byte == b'$'
}

/// Whether a byte of text that the author encoded himself may stay in a query: all that a query can
/// hold (RFC 3986, section 3.4). What would end it, a `#`, is not among that.
pub(super) fn is_query_text(byte: u8) -> bool {
    is_unreserved(byte)
        || matches!(
            byte,
            b'!' | b'$' | b'&' | b'('..=b',' | b';' | b'=' | b':' | b'@' | b'/' | b'?' | b'%'
        )
}

/// Appends `text` with every byte that `keep` does not keep written as `%XX`.
pub(super) fn push_encoded(out: &mut String, text: &str, keep: fn(u8) -> bool) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut rest = text;
    // What is kept is ASCII, so that every cut is between characters.
    while let Some(end) = rest.bytes().position(|byte| !keep(byte)) {
        let (kept, tail) = rest.split_at(end);
        out.push_str(kept);
        let length = tail.chars().next().map_or(1, char::len_utf8);
        let (other, tail) = tail.split_at(length);
        for byte in other.bytes() {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
        rest = tail;
    }
    out.push_str(rest);
}

/// `text` with every byte that `keep` does not keep written as `%XX`.
pub(super) fn encoded(text: &str, keep: fn(u8) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    push_encoded(&mut out, text, keep);
    out
}
