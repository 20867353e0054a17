//! Responses in XML.

use azure_core::{
    Result,
    http::{ClientMethodOptions, RawResponse, Response},
};

use super::{Call, Connection, wire::check_document};

impl Connection {
    /// Sends a call that returns XML.
    ///
    /// # Errors
    ///
    /// See [`send`](Self::send). A response that is not one XML element, such as an HTML page, is an error.
    pub async fn send_element<T, F>(
        &self,
        call: Call,
        options: ClientMethodOptions<'_>,
    ) -> Result<Response<T, F>> {
        let raw = self.send_raw(call, options).await?;
        check_document(raw.body())?;
        Ok(raw.into())
    }

    /// Sends a call that returns XML for some status codes only. Without a body, the model is `None`.
    ///
    /// # Errors
    ///
    /// See [`send_element`](Self::send_element).
    pub async fn send_optional_element<T, F>(
        &self,
        call: Call,
        options: ClientMethodOptions<'_>,
    ) -> Result<Response<Option<T>, F>> {
        self.send_element(call, options).await
    }

    /// Sends a call whose response depends on the status code, and may be XML.
    ///
    /// # Errors
    ///
    /// See [`send_element`](Self::send_element).
    pub async fn send_element_by_status<T: From<RawResponse>>(
        &self,
        call: Call,
        options: ClientMethodOptions<'_>,
    ) -> Result<T> {
        let raw = self.send_raw(call, options).await?;
        if raw.body().trim_ascii_start().starts_with(b"<") {
            check_document(raw.body())?;
        }
        Ok(raw.into())
    }
}
