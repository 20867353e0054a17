//! Conversion of calls to requests.

use azure_core::{
    Result,
    http::{
        Body, Request, Url,
        headers::{ACCEPT, CONTENT_LENGTH, HeaderValue},
    },
};

use super::{call::Call, header};

/// A call converted to a request.
#[derive(Clone, Debug)]
pub(super) struct PreparedRequest {
    pub(super) operation: Option<&'static str>,
    pub(super) request: Request,
    pub(super) success: &'static [u16],
}

impl Call {
    /// Builds the request. `version` replaces the API version of the call.
    pub(super) fn prepare(self, endpoint: &Url, version: Option<&str>) -> Result<PreparedRequest> {
        let mut parts = self.parts;
        if let Some(error) = parts.error {
            return Err(error);
        }
        let own = parts.version;
        if let (Some(place), Some(wanted)) = (own.and_then(|own| own.in_query), version) {
            parts.target.set_query_value(place, wanted);
        }
        let mut request = Request::new(parts.target.url(endpoint)?, parts.method);
        request.insert_header(ACCEPT, HeaderValue::from_static("application/json"));
        for (name, value) in parts.headers {
            request.insert_header(header::name(name), value);
        }
        if let Some(own) = own.filter(|own| own.in_query.is_none()) {
            let value = version.unwrap_or(own.value);
            header::check(own.name, value)?;
            request.insert_header(header::name(own.name), value.to_owned());
        }
        if let Some(body) = parts.body {
            // The transport only knows the length of bytes.
            if let (Body::SeekableStream(_), Some(length)) = (&body, body.len()) {
                request.insert_header(CONTENT_LENGTH, length.to_string());
            }
            request.set_body(body);
        }
        Ok(PreparedRequest {
            operation: parts.operation,
            request,
            success: parts.success,
        })
    }
}

/// True if the call lists the status code as a success, or if it lists none and the status code is 2xx.
pub(super) fn is_success(status: u16, success: &[u16]) -> bool {
    if success.is_empty() {
        (200..300).contains(&status)
    } else {
        success.contains(&status)
    }
}
