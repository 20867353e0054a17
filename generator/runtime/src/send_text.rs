//! Plain text responses.

use azure_core::{
    Result,
    http::{ClientMethodOptions, Response},
};

use super::{Call, Connection, body::replace_nothing, plain_text};

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
        Ok(plain_text(raw).into())
    }

    /// Sends a call with a text response that some success codes lack. Without text, the model is `None`.
    ///
    /// # Errors
    ///
    /// See [`send`](Self::send).
    pub async fn send_optional_text<T>(
        &self,
        call: Call,
        options: ClientMethodOptions<'_>,
    ) -> Result<Response<Option<T>>> {
        let raw = self.send_raw(call, options).await?;
        let raw = match raw.body().is_empty() {
            true => replace_nothing(raw, b"null"),
            false => plain_text(raw),
        };
        Ok(raw.into())
    }
}
