//! Keys in cookies.

use azure_core::{
    Result,
    credentials::Secret,
    http::{Request, headers::HeaderName},
};

use super::{Authentication, encode::encoded, header};

impl Authentication {
    /// Authenticates with a key in a cookie.
    ///
    /// # Errors
    ///
    /// Returns an error if `name` is not a valid cookie name.
    pub fn cookie_key(name: &'static str, key: Secret) -> Result<Self> {
        header::check(name, "")?;
        Ok(Self::by_key("cookie key", name, key, put_in_cookie))
    }
}

/// Adds a cookie to those of the request.
fn put_in_cookie(request: &mut Request, name: &'static str, key: &str) {
    let pair = format!("{name}={}", encoded(key, is_cookie_value));
    let name = HeaderName::from_static("cookie");
    let cookies = request
        .headers()
        .get_optional_str(&name)
        .unwrap_or_default();
    if cookies.split("; ").any(|known| known == pair) {
        return;
    }
    let cookies = match cookies {
        "" => pair,
        cookies => format!("{cookies}; {pair}"),
    };
    request.insert_header(name, cookies);
}

/// True if a byte is allowed in a cookie value (RFC 6265, section 4.1.1). A `%` is not encoded again, since the value
/// may already be encoded.
fn is_cookie_value(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'"' | b',' | b';' | b'\\')
}
