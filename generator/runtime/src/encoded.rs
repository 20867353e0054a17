//! Conversion of responses whose encoding differs from the default of their type.

use azure_core::http::RawResponse;
use serde::Serialize;

use super::wire::Encoding;

/// Converts a value to the default encoding of its type, such as bytes to a list of numbers. An invalid value is
/// unchanged, and decoding reports it.
pub fn encoded<E: Encoding<T>, T: Serialize>(raw: RawResponse) -> RawResponse {
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
