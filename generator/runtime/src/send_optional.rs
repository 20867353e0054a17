//! Responses with an optional body.

use azure_core::{
    Result,
    http::{ClientMethodOptions, Response},
};

use super::{Call, Connection, body::replace_nothing};

impl Connection {
    /// Sends a call that returns a body for some status codes only. Without a body, the model is `None`.
    ///
    /// # Errors
    ///
    /// See [`send`](Self::send).
    pub async fn send_optional<T>(
        &self,
        call: Call,
        options: ClientMethodOptions<'_>,
    ) -> Result<Response<Option<T>>> {
        let raw = self.send_raw(call, options).await?;
        Ok(replace_nothing(raw, b"null").into())
    }
}
