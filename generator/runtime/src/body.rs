//! Empty response bodies.

use azure_core::{Bytes, http::RawResponse};

/// Replaces an empty body.
pub(super) fn replace_nothing(raw: RawResponse, instead: &'static [u8]) -> RawResponse {
    if !raw.body().trim_ascii().is_empty() {
        return raw;
    }
    let (status, headers, _) = raw.deconstruct();
    RawResponse::from_bytes(status, headers, Bytes::from_static(instead))
}
