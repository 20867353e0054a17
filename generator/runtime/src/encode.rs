//! Percent-encoding (RFC 3986).

const UNRESERVED: u8 = 1;
const QUERY_NAME: u8 = 2;
const QUERY_TEXT: u8 = 4;

/// The places in which each byte is not encoded.
const ALLOWED: [u8; 256] = {
    let mut allowed = [0; 256];
    allow(&mut allowed, ALPHANUMERIC, u8::MAX);
    allow(&mut allowed, b"-._~", u8::MAX);
    allow(&mut allowed, b"$", QUERY_NAME);
    allow(&mut allowed, b"!$&()*+,;=:@/?%", QUERY_TEXT);
    allowed
};

const ALPHANUMERIC: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

const fn allow(allowed: &mut [u8; 256], bytes: &[u8], places: u8) {
    let mut index = 0;
    while index < bytes.len() {
        allowed[bytes[index] as usize] |= places;
        index += 1;
    }
}

fn is_allowed(byte: u8, place: u8) -> bool {
    ALLOWED[usize::from(byte)] & place != 0
}

/// True if a byte is never encoded (RFC 3986, section 2.3).
pub(super) fn is_unreserved(byte: u8) -> bool {
    is_allowed(byte, UNRESERVED)
}

/// True if a byte of a query parameter's name is not encoded. Names such as `$top` stay readable; delimiters are
/// encoded.
pub(super) fn is_query_name(byte: u8) -> bool {
    is_allowed(byte, QUERY_NAME)
}

/// True if a byte of an already encoded query value is sent as it is: every character that a query may contain (RFC
/// 3986, section 3.4). A `#`, which ends the query, is encoded.
pub(super) fn is_query_text(byte: u8) -> bool {
    is_allowed(byte, QUERY_TEXT)
}

/// Returns the length of the text before the first byte for which `keep` is false.
fn kept_length(text: &str, keep: impl Fn(u8) -> bool) -> usize {
    let bytes = text.as_bytes();
    let mut length = 0;
    // Most texts need no encoding: one branch per four bytes is faster than one per byte.
    while let Some([a, b, c, d]) = bytes.get(length..).and_then(<[u8]>::first_chunk)
        && keep(*a) & keep(*b) & keep(*c) & keep(*d)
    {
        length += 4;
    }
    while bytes.get(length).is_some_and(|byte| keep(*byte)) {
        length += 1;
    }
    length
}

/// Appends `text`, with every byte for which `keep` is false written as `%XX`.
pub(super) fn push_encoded(out: &mut String, text: &str, keep: impl Fn(u8) -> bool) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut rest = text;
    // Unencoded bytes are ASCII, so every split is at a character boundary.
    loop {
        let (kept, tail) = rest.split_at(kept_length(rest, &keep));
        out.push_str(kept);
        let Some(first) = tail.chars().next() else {
            return;
        };
        let (other, tail) = tail.split_at(first.len_utf8());
        for byte in other.bytes() {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
        rest = tail;
    }
}

/// Returns `text`, with every byte for which `keep` is false written as `%XX`.
pub(super) fn encoded(text: &str, keep: impl Fn(u8) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    push_encoded(&mut out, text, keep);
    out
}
