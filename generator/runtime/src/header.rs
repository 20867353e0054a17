//! Reading and writing headers.

use std::{collections::BTreeMap, str::FromStr};

use azure_core::{
    Result,
    error::{Error, ErrorKind},
    http::headers::{HeaderName, Headers},
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
pub fn read_header<T>(headers: &Headers, name: &'static str) -> Result<Option<T>>
where
    T: FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    headers.get_optional_as(&self::name(name))
}

/// A header's text; `None` when the response does not carry it.
#[must_use]
pub fn header_text(headers: &Headers, name: &'static str) -> Option<String> {
    headers.get_optional_string(&self::name(name))
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
