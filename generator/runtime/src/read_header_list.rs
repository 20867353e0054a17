//! Reading headers with several values.

use azure_core::{Result, http::headers::Headers};
use serde::de::value::SeqDeserializer;

use super::{
    Separator, header,
    read_header::unreadable,
    wire::{Encoding, Inherent, Wire},
};

/// The values of a header that lists them; `None` when the response does not carry it.
///
/// # Errors
///
/// A part of the text is not a `T`.
pub fn read_header_list<T: Wire>(
    headers: &Headers,
    name: &'static str,
    separator: Separator,
) -> Result<Option<Vec<T>>> {
    read_header_list_as::<Vec<Inherent>, T>(headers, name, separator)
}

/// The values of a header that lists them in another way than their type's own, such as dates as RFC 7231
/// writes them.
///
/// # Errors
///
/// A part of the text is not a `T`.
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
    // Nothing between separators is no value: an empty header lists none.
    let parts = parts.filter(|part| !part.is_empty());
    let parts = SeqDeserializer::<_, serde::de::value::Error>::new(parts);
    let mut slot = None;
    E::read(parts, &mut slot).map_err(|error| unreadable(&name, error))?;
    Ok(slot)
}
