//! The endpoint of a client.

use std::fmt;

use azure_core::{
    Result,
    error::{Error, ErrorKind},
    http::Url,
};

use super::redact;

/// The endpoint of a client.
///
/// `Debug` prints neither query nor user information.
#[derive(Clone)]
pub struct Endpoint(pub(super) Url);

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let address = redact::address(&self.0);
        f.debug_tuple("Endpoint").field(&address).finish()
    }
}

impl Endpoint {
    /// Creates an endpoint from a URL.
    ///
    /// # Errors
    ///
    /// Returns an error if it is not an http(s) URL, or if it contains a user name or password. Pass these to the
    /// credential.
    pub fn url(text: &str) -> Result<Self> {
        let shown = redact::unparsed(text);
        let mut url = Url::parse(text.trim())
            .map_err(|error| refused(format!("the endpoint `{shown}` is not a URL: {error}")))?;
        if !matches!(url.scheme(), "https" | "http") || url.host_str().is_none_or(str::is_empty) {
            return Err(refused(format!(
                "the endpoint `{shown}` must begin with https:// and a host"
            )));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(refused(format!(
                "the endpoint `{shown}` must not contain a user name or password"
            )));
        }
        url.set_fragment(None);
        Ok(Self(url))
    }
}

/// Creates an error about a URL.
pub(super) fn refused(message: String) -> Error {
    Error::with_message(ErrorKind::DataConversion, message)
}
