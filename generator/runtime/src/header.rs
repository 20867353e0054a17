//! Reading and writing headers.

use std::collections::BTreeMap;

use azure_core::{
    Result,
    error::{Error, ErrorKind},
    http::headers::{HeaderName, Headers},
};
use serde::de::{
    IntoDeserializer,
    value::{SeqDeserializer, StrDeserializer},
};

use super::{
    Separator,
    wire::{Encoding, Own, Wire},
};

/// The name of a header in any casing.
pub(super) fn name(name: &str) -> HeaderName {
    HeaderName::from(name.to_ascii_lowercase())
}

/// Refuses what cannot travel in a header, line breaks above all: they would begin another one.
pub(super) fn check(name: &str, value: &str) -> Result<()> {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    if name.is_empty() || !name.bytes().all(is_token) {
        return Err(Error::with_message(
            ErrorKind::DataConversion,
            format!("`{name}` is not the name of a header"),
        ));
    }
    let is_control = |byte: u8| (byte < 32 && byte != b'\t') || byte == 127;
    if value.bytes().any(is_control) {
        return Err(Error::with_message(
            ErrorKind::DataConversion,
            format!("the value for header `{name}` holds control characters"),
        ));
    }
    Ok(())
}

/// A header's value; `None` when the response does not carry it.
///
/// # Errors
///
/// The text is not a `T`.
pub fn read_header<T: Wire<S>, S>(headers: &Headers, name: &'static str) -> Result<Option<T>> {
    read_header_as::<Own<S>, T>(headers, name)
}

/// A header's value that travels in another way than its type's own, such as a date in
/// [`Rfc7231`](super::wire::Rfc7231).
///
/// # Errors
///
/// The text is not a `T`.
pub fn read_header_as<E: Encoding<T>, T>(
    headers: &Headers,
    name: &'static str,
) -> Result<Option<T>> {
    let name = self::name(name);
    let Some(text) = headers.get_optional_str(&name) else {
        return Ok(None);
    };
    let text: StrDeserializer<'_, serde::de::value::Error> = text.trim().into_deserializer();
    E::read(text).map_err(|error| {
        let message = format!("the header `{}` cannot be read: {error}", name.as_str());
        Error::with_error(ErrorKind::DataConversion, error, message)
    })
}

/// The values of a header that lists them; `None` when the response does not carry it.
///
/// # Errors
///
/// A part of the text is not a `T`.
pub fn read_header_list<T: Wire<S>, S>(
    headers: &Headers,
    name: &'static str,
    separator: Separator,
) -> Result<Option<Vec<T>>> {
    read_header_list_as::<Vec<Own<S>>, T>(headers, name, separator)
}

/// The values of a header that lists them in another way than their type's own, such as dates in
/// `Vec<`[`Rfc7231`](super::wire::Rfc7231)`>`.
///
/// # Errors
///
/// A part of the text is not a `T`.
pub fn read_header_list_as<E: Encoding<Vec<T>>, T>(
    headers: &Headers,
    name: &'static str,
    separator: Separator,
) -> Result<Option<Vec<T>>> {
    let name = self::name(name);
    let Some(text) = headers.get_optional_str(&name) else {
        return Ok(None);
    };
    let parts = text.split(separator.in_header()).map(str::trim);
    // Nothing between separators is no value: an empty header lists none.
    let parts = parts.filter(|part| !part.is_empty());
    let parts = SeqDeserializer::<_, serde::de::value::Error>::new(parts);
    E::read(parts).map_err(|error| {
        let message = format!("the header `{}` cannot be read: {error}", name.as_str());
        Error::with_error(ErrorKind::DataConversion, error, message)
    })
}

/// The headers that begin with a prefix, by the rest of their names (`x-ms-header-collection-prefix`).
#[must_use]
pub fn header_map(headers: &Headers, prefix: &'static str) -> BTreeMap<String, String> {
    let prefix = prefix.to_ascii_lowercase();
    headers
        .iter()
        .filter_map(|(name, value)| {
            let rest = name.as_str().strip_prefix(&prefix)?;
            Some((rest.to_owned(), value.as_str().to_owned()))
        })
        .collect()
}
