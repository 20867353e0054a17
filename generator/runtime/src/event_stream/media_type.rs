//! The media type of an event stream.

use azure_core::{
    Result,
    error::{Error, ErrorKind},
    http::headers::{CONTENT_TYPE, Headers},
};

use super::super::header;

/// Returns an error if the response is a JSON document: it has no events, and the stream would be empty.
pub(super) fn check(headers: &Headers) -> Result<()> {
    let media_type = header::text(headers, &CONTENT_TYPE).unwrap_or_default();
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let essence = essence.to_ascii_lowercase();
    match essence.ends_with("/json") || essence.ends_with("+json") {
        true => Err(Error::with_message(
            ErrorKind::DataConversion,
            format!("the response is `{essence}`, not a stream of events"),
        )),
        false => Ok(()),
    }
}
