//! Responses with plain text.

use azure_core::{
    Bytes,
    http::{
        RawResponse,
        headers::{CONTENT_TYPE, Headers},
    },
};

/// Converts the text of a response to a JSON string, so that it decodes as text.
///
/// A response with a media type of text is converted as it is. Without one, a body that already is a JSON string is
/// unchanged. A body that is not UTF-8 is unchanged and does not decode.
pub fn plain_text(raw: RawResponse) -> RawResponse {
    if !is_text(raw.headers()) && serde_json::from_slice::<String>(raw.body()).is_ok() {
        return raw;
    }
    let Ok(text) = str::from_utf8(raw.body()) else {
        return raw;
    };
    let quoted = serde_json::Value::from(text).to_string();
    let (status, headers, _) = raw.deconstruct();
    RawResponse::from_bytes(status, headers, Bytes::from(quoted))
}

/// True if the media type of a response is `text/…`.
fn is_text(headers: &Headers) -> bool {
    let mut headers = headers.iter();
    let media_type = headers.find(|(name, _)| **name == CONTENT_TYPE);
    media_type.is_some_and(|(_, value)| {
        let value = value.as_str().trim_start().to_ascii_lowercase();
        value.starts_with("text/") && !value.starts_with("text/json")
    })
}
