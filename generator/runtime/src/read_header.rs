//! Typed headers.

use azure_core::{
    Result,
    error::{Error, ErrorKind},
    http::headers::{HeaderName, Headers},
};
use serde::de::{IntoDeserializer, value::StrDeserializer};

use super::{
    header,
    wire::{Encoding, Inherent, Wire},
};

/// Reads a header, or returns `None` if the response does not have it.
///
/// # Errors
///
/// Returns an error if the text is not a `T`.
pub fn read_header<T: Wire>(headers: &Headers, name: &'static str) -> Result<Option<T>> {
    read_header_as::<Inherent, T>(headers, name)
}

/// Reads a header with an encoding that differs from the type's default, such as an RFC 7231 date.
///
/// # Errors
///
/// Returns an error if the text is not a `T`.
pub fn read_header_as<E: Encoding<T>, T>(
    headers: &Headers,
    name: &'static str,
) -> Result<Option<T>> {
    let name = header::name(name);
    let Some(text) = header::text(headers, &name) else {
        return Ok(None);
    };
    let text: StrDeserializer<'_, serde::de::value::Error> = text.trim().into_deserializer();
    let mut slot = None;
    E::read(text, &mut slot).map_err(|error| unreadable(&name, error))?;
    Ok(slot)
}

pub(super) fn unreadable(name: &HeaderName, error: serde::de::value::Error) -> Error {
    let message = format!("the header `{}` cannot be read: {error}", name.as_str());
    Error::with_error(ErrorKind::DataConversion, error, message)
}
