//! Plain text responses.

use azure_core::{
    Result,
    http::{ClientMethodOptions, RawResponse, Response},
};

use super::{Call, Connection};

impl Connection {
    /// Sends a call that returns plain text instead of JSON.
    ///
    /// # Errors
    ///
    /// See [`send`](Self::send).
    pub async fn send_text<T>(
        &self,
        call: Call,
        options: ClientMethodOptions<'_>,
    ) -> Result<Response<T>> {
        let raw = self.send_raw(call, options).await?;
        Ok(json_for_text(raw).into())
    }
}

/// Converts plain text to a JSON string, so that it decodes as text. A body that already is a JSON string is unchanged:
/// services send either with one media type.
fn json_for_text(raw: RawResponse) -> RawResponse {
    let is_text = |body: &[u8]| serde_json::from_slice::<String>(body).is_ok();
    if is_text(raw.body()) {
        return raw;
    }
    let (status, headers, body) = raw.deconstruct();
    let text = String::from_utf8_lossy(&body);
    let quoted = serde_json::Value::from(text).to_string();
    RawResponse::from_bytes(status, headers, quoted)
}
