//! Responses that are not models and have an encoding that differs from the type's default.

use azure_core::{
    Result,
    http::{ClientMethodOptions, RawResponse, Response},
};
use serde::Serialize;

use super::{Call, Connection, wire::Encoding};

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
        Ok(plain_for_encoded::<E, T>(raw).into())
    }
}

/// Converts a value to the default encoding of its type, such as bytes to a list of numbers. An invalid value is
/// unchanged, and decoding reports it.
fn plain_for_encoded<E: Encoding<T>, T: Serialize>(raw: RawResponse) -> RawResponse {
    let mut reader = serde_json::Deserializer::from_slice(raw.body());
    let mut value = None;
    let is_whole = E::read(&mut reader, &mut value).is_ok() && reader.end().is_ok();
    let plain = value.and_then(|value| serde_json::to_vec(&value).ok());
    match plain.filter(|_| is_whole) {
        Some(plain) => {
            let (status, headers, _) = raw.deconstruct();
            RawResponse::from_bytes(status, headers, plain)
        }
        None => raw,
    }
}
