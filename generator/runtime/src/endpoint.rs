//! Where requests go.

use azure_core::{
    Result,
    error::{Error, ErrorKind},
    http::Url,
};

/// Where a client's requests go.
#[derive(Clone, Debug)]
pub struct Endpoint(pub(super) Url);

impl Endpoint {
    /// One address.
    ///
    /// # Errors
    ///
    /// It is not an http(s) address.
    pub fn url(text: &str) -> Result<Self> {
        let mut url = Url::parse(text.trim())
            .map_err(|error| refused(format!("the endpoint `{text}` is not a URL: {error}")))?;
        if !matches!(url.scheme(), "https" | "http") || url.host_str().is_none_or(str::is_empty) {
            return Err(refused(format!(
                "the endpoint `{text}` must begin with https:// and a host"
            )));
        }
        url.set_fragment(None);
        Ok(Self(url))
    }
}

/// An error about an address.
pub(super) fn refused(message: String) -> Error {
    Error::with_message(ErrorKind::DataConversion, message)
}
