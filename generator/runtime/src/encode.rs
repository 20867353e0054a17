//! Percent-encoding (RFC 3986).

/// True if a byte is never encoded (RFC 3986, section 2.3).
pub(super) fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// True if a byte of a path template is sent as written.
pub(super) fn is_path_literal(byte: u8) -> bool {
    is_unreserved(byte)
        || matches!(
            byte,
            b'!' | b'$' | b'&'..=b',' | b';' | b'=' | b':' | b'@' | b'/' | b'%'
        )
}

/// True if a byte of a query parameter's name is not encoded. Names such as `$top` stay readable; delimiters are
/// encoded.
pub(super) fn is_query_name(byte: u8) -> bool {
    is_unreserved(byte) || byte == b'$'
}

/// True if a byte of an already encoded query value is sent as it is: every character that a query may contain (RFC
/// 3986, section 3.4). A `#`, which ends the query, is encoded.
pub(super) fn is_query_text(byte: u8) -> bool {
    is_unreserved(byte)
        || matches!(
            byte,
            b'!' | b'$' | b'&' | b'('..=b',' | b';' | b'=' | b':' | b'@' | b'/' | b'?' | b'%'
        )
}

/// Appends `text`, with every byte for which `keep` is false written as `%XX`.
pub(super) fn push_encoded(out: &mut String, text: &str, keep: fn(u8) -> bool) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut rest = text;
    // Unencoded bytes are ASCII, so every split is at a character boundary.
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

/// Returns `text`, with every byte for which `keep` is false written as `%XX`.
pub(super) fn encoded(text: &str, keep: fn(u8) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    push_encoded(&mut out, text, keep);
    out
}
