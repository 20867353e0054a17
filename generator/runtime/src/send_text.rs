//! Answers of text.

use azure_core::{
    Result,
    http::{ClientMethodOptions, RawResponse, Response},
};

use super::{Call, Connection};

impl Connection {
    /// Sends a call that answers with text as it is, without JSON's quotes.
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

/// Puts text into JSON's quotes, so that it decodes as text. What is JSON text already stays as it is: services send
/// either under one media type.
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
