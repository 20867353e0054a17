//! The ranges of values in JSON text.

use std::ops::Range;

use super::spans::{MemberKey, Spans, SpansBuilder};

/// Returns the ranges of values in a JSON text that was parsed before. Invalid text is not reported.
pub(super) fn scan(text: &str) -> Spans {
    let bytes = text.as_bytes();
    let mut builder = SpansBuilder::default();
    let mut key: Option<MemberKey> = None;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let start = at;
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' | b',' | b':' => at += 1,
            b'{' | b'[' => {
                builder.open(key.take(), start, *byte == b'[');
                at += 1;
            }
            b'}' | b']' => {
                at += 1;
                key = None;
                builder.close(at);
            }
            b'"' => {
                at = string_end(bytes, at);
                if key.is_none() && builder.in_object() {
                    key = Some((name(text, start..at), start..at));
                } else {
                    builder.leaf(key.take(), start..at);
                }
            }
            _ => {
                at = word_end(bytes, at);
                builder.leaf(key.take(), start..at);
            }
        }
    }
    builder.finish(bytes.len())
}

/// Returns the offset after the string that begins here.
fn string_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// Returns the offset after the number or word that begins here.
fn word_end(bytes: &[u8], start: usize) -> usize {
    let rest = bytes.get(start..).unwrap_or_default();
    let ends = |byte: &u8| {
        matches!(
            byte,
            b' ' | b'\t' | b'\n' | b'\r' | b',' | b':' | b'}' | b']'
        )
    };
    start + rest.iter().position(ends).unwrap_or(rest.len())
}

/// Returns the unescaped key.
fn name(text: &str, range: Range<usize>) -> Box<str> {
    let quoted = text.get(range).unwrap_or_default();
    if quoted.contains('\\')
        && let Ok(name) = serde_json::from_str::<String>(quoted)
    {
        return name.into();
    }
    quoted.trim_matches('"').into()
}
