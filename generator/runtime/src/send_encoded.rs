//! Answers that are no models and travel otherwise than their Rust types do by themselves.

use azure_core::{
    Result,
    http::{ClientMethodOptions, RawResponse, Response},
};
use serde::Serialize;

use super::{Call, Connection, wire::Encoding};

impl Connection {
    /// Sends a call that answers with a value that is no model and travels otherwise than its Rust type does by itself:
    /// bytes, points in time, lists and maps of them.
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

/// Puts a value into the form in which its Rust type decodes by itself, such as bytes into a list of numbers. What is no
/// such value stays as it is, and decoding tells of it.
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
