//! Responses whose body depends on the status code.

use azure_core::{
    Result,
    http::{ClientMethodOptions, RawResponse},
};

use super::{Call, Connection};

impl Connection {
    /// Sends a call whose response body depends on the status code.
    ///
    /// # Errors
    ///
    /// See [`send`](Self::send).
    pub async fn send_by_status<T: From<RawResponse>>(
        &self,
        call: Call,
        options: ClientMethodOptions<'_>,
    ) -> Result<T> {
        self.send_as(call, options).await
    }
}
