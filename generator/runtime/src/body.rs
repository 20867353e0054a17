//! Putting bodies into a shape that decoders take.

use azure_core::{Bytes, http::RawResponse};
use serde::Serialize;

use super::wire::Encoding;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Takes a byte order mark off the body: some services send one, and JSON allows none.
pub(super) fn without_mark(raw: RawResponse) -> RawResponse {
    if !raw.body().starts_with(BYTE_ORDER_MARK) {
        return raw;
    }
    let (status, headers, body) = raw.deconstruct();
    let body = Bytes::from(body).slice(BYTE_ORDER_MARK.len()..);
    RawResponse::from_bytes(status, headers, body)
}

/// Puts `null` in the place of an empty body, so that it decodes as `None`.
pub(super) fn null_for_nothing(raw: RawResponse) -> RawResponse {
    replace_nothing(raw, b"null")
}

/// Puts `{}` in the place of an empty body, so that it decodes as an object without members.
pub(super) fn object_for_nothing(raw: RawResponse) -> RawResponse {
    replace_nothing(raw, b"{}")
}

fn replace_nothing(raw: RawResponse, instead: &'static [u8]) -> RawResponse {
    if !raw.body().trim_ascii().is_empty() {
        return raw;
    }
    let (status, headers, _) = raw.deconstruct();
    RawResponse::from_bytes(status, headers, Bytes::from_static(instead))
}

/// Puts a value into the form in which its Rust type decodes by itself, such as bytes into a list of numbers. What is no
/// such value stays as it is, and decoding tells of it.
pub(super) fn plain_for_encoded<E: Encoding<T>, T: Serialize>(raw: RawResponse) -> RawResponse {
    let mut reader = serde_json::Deserializer::from_slice(raw.body());
    let value = E::read(&mut reader).ok().flatten();
    let is_whole = reader.end().is_ok();
    let plain = value.and_then(|value| serde_json::to_vec(&value).ok());
    match plain.filter(|_| is_whole) {
        Some(plain) => {
            let (status, headers, _) = raw.deconstruct();
            RawResponse::from_bytes(status, headers, plain)
        }
        None => raw,
    }
}

/// Puts text into JSON's quotes, so that it decodes as text. What is JSON text already stays as it is: services send
/// either under one media type.
pub(super) fn json_for_text(raw: RawResponse) -> RawResponse {
    let is_text = |body: &[u8]| serde_json::from_slice::<String>(body).is_ok();
    if is_text(raw.body()) {
        return raw;
    }
    let (status, headers, body) = raw.deconstruct();
    let text = String::from_utf8_lossy(&body);
    let quoted = serde_json::Value::from(text).to_string();
    RawResponse::from_bytes(status, headers, quoted)
}
