//! Answers in XML.

use azure_core::{
    Result,
    http::{ClientMethodOptions, Response},
};

use super::{Call, Connection};

impl Connection {
    /// Sends a call that answers with XML for some success codes only, of which nothing is made where there is none.
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
