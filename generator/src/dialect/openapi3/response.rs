//! Responses.

use std::borrow::Cow;

use super::parameter::normalize_header;
use super::{media, media_type};
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::document::Response;
use crate::dialect::origin::{child, within};
use crate::dialect::reading::Reading;
use crate::ir::Origin;

/// Chooses the media type of a response, and normalizes its headers.
pub(super) fn normalize<'s>(
    reading: &mut Reading<'s, '_>,
    response: &mut Response<'s>,
    origin: &Origin,
) {
    if response.reference.is_some() {
        return;
    }
    if response.links.is_some() {
        let links = child(origin, "links");
        let message = "`links` to other operations are not supported";
        let diagnostic = Diagnostic::new(Code::Unsupported, Place::Key(links), message);
        reading.report.push(diagnostic.subject("links"));
    }
    let mut content = std::mem::take(&mut response.content);
    media_type::resolve(reading, &mut content, &child(origin, "content"));
    if let Some(chosen) = media::choose(reading, &content, origin, None) {
        let at = format!("{}/schema", chosen.at);
        let mut found = chosen.schema();
        reading.normalize(&mut found, &within(origin, &at));
        response.schema = Some(found);
        response.media = chosen.names;
        response.schema_at = Cow::Owned(at);
    }
    response.content = content;
    let headers = child(origin, "headers");
    for (name, header) in &mut response.headers {
        normalize_header(reading, header, &child(&headers, name));
    }
}
