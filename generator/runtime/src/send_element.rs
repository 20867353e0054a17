//! Responses in XML.

use azure_core::{
    Result,
    http::{ClientMethodOptions, Response},
};

use super::{Call, Connection};

impl Connection {
    /// Sends a call that returns XML for some status codes only. Without a body, the model is `None`.
    ///
    /// # Errors
    ///
    /// See [`send`](Self::send).
    pub async fn send_optional_element<T, F>(
        &self,
        call: Call,
        options: ClientMethodOptions<'_>,
    ) -> Result<Response<Option<T>, F>> {
        self.send(call, options).await
    }
}
