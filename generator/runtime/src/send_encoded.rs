//! Responses that are not models and have an encoding that differs from the type's default.

use azure_core::{
    Result,
    http::{ClientMethodOptions, Response},
};
use serde::Serialize;

use super::{Call, Connection, body::replace_nothing, encoded, wire::Encoding};

impl Connection {
    /// Sends a call that returns a value other than a model, in an encoding that differs from the type's default:
    /// bytes, dates, or lists and maps of them.
    ///
    /// # Errors
    ///
    /// See [`send`](Self::send).
    pub async fn send_encoded<E: Encoding<T>, T: Serialize>(
        &self,
        call: Call,
        options: ClientMethodOptions<'_>,
    ) -> Result<Response<T>> {
        let raw = self.send_raw(call, options).await?;
        Ok(encoded::<E, T>(raw).into())
    }

    /// Sends a call that returns such a value for some status codes only. Without a body, the model is `None`.
    ///
    /// # Errors
    ///
    /// See [`send`](Self::send).
    pub async fn send_optional_encoded<E: Encoding<T>, T: Serialize>(
        &self,
        call: Call,
        options: ClientMethodOptions<'_>,
    ) -> Result<Response<Option<T>>> {
        let raw = self.send_raw(call, options).await?;
        let raw = replace_nothing(raw, b"null");
        Ok(encoded::<Option<E>, Option<T>>(raw).into())
    }
}
