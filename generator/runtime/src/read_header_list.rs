//! Typed headers with several values.

use azure_core::{Result, http::headers::Headers};
use serde::de::value::SeqDeserializer;

use super::{
    Separator, header,
    read_header::unreadable,
    wire::{Encoding, Inherent, Wire},
};

/// Reads a header with a list of values, or returns `None` if the response does not have it.
///
/// # Errors
///
/// Returns an error if an item is not a `T`.
pub fn read_header_list<T: Wire>(
    headers: &Headers,
    name: &'static str,
    separator: Separator,
) -> Result<Option<Vec<T>>> {
    read_header_list_as::<Vec<Inherent>, T>(headers, name, separator)
}

/// Reads a header with a list of values in an encoding that differs from the type's default, such as RFC 7231 dates.
///
/// # Errors
///
/// Returns an error if an item is not a `T`.
pub fn read_header_list_as<E: Encoding<Vec<T>>, T>(
    headers: &Headers,
    name: &'static str,
    separator: Separator,
) -> Result<Option<Vec<T>>> {
    let name = header::name(name);
    let Some(text) = header::text(headers, &name) else {
        return Ok(None);
    };
    let parts = text.split(separator.in_header()).map(str::trim);
    // Empty items are ignored, so that an empty header is an empty list.
    let parts = parts.filter(|part| !part.is_empty());
    let parts = SeqDeserializer::<_, serde::de::value::Error>::new(parts);
    let mut slot = None;
    E::read(parts, &mut slot).map_err(|error| unreadable(&name, error))?;
    Ok(slot)
}
