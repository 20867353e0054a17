//! Checks of header names and values.

use azure_core::{
    Result,
    error::{Error, ErrorKind},
    http::headers::{HeaderName, Headers},
};

/// The name of a header in any casing.
pub(super) fn name(name: &str) -> HeaderName {
    HeaderName::from(name.to_ascii_lowercase())
}

/// The text of a header, if it is there.
///
/// azure_core's own look-ups make an error of a header that is absent, with a backtrace where those are enabled.
pub(super) fn text<'h>(headers: &'h Headers, name: &HeaderName) -> Option<&'h str> {
    let mut headers = headers.iter();
    let found = headers.find(|(known, _)| *known == name)?;
    Some(found.1.as_str())
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
