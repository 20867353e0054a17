//! Checks of header names and values.

use std::borrow::Cow;

use azure_core::{
    Result,
    error::{Error, ErrorKind},
    http::headers::{HeaderName, Headers},
};

/// Converts a name to a header name, in any case.
pub(super) fn name(name: impl Into<Cow<'static, str>>) -> HeaderName {
    match name.into() {
        Cow::Borrowed(name) if !name.bytes().any(|byte| byte.is_ascii_uppercase()) => {
            HeaderName::from_static(name)
        }
        name => HeaderName::from(name.to_ascii_lowercase()),
    }
}

/// Returns the text of a header, if present.
///
/// azure_core's own accessors create an error for an absent header, with a backtrace if those are enabled.
pub(super) fn text<'h>(headers: &'h Headers, name: &HeaderName) -> Option<&'h str> {
    let mut headers = headers.iter();
    let found = headers.find(|(known, _)| *known == name)?;
    Some(found.1.as_str())
}

/// Returns an error if a value is not allowed in a header. Line breaks would begin another header.
pub(super) fn check(name: &str, value: &str) -> Result<()> {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    if name.is_empty() || !name.bytes().all(is_token) {
        return Err(Error::with_message(
            ErrorKind::DataConversion,
            format!("`{name}` is not a valid header name"),
        ));
    }
    let is_control = |byte: u8| (byte < 32 && byte != b'\t') || byte == 127;
    if value.bytes().any(is_control) {
        return Err(Error::with_message(
            ErrorKind::DataConversion,
            format!("the value of the header `{name}` contains control characters"),
        ));
    }
    Ok(())
}
