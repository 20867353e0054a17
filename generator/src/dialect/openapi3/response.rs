//! Responses.

use std::borrow::Cow;

use super::parameter::normalize_header;
use super::{media, media_type};
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::document::{ItemsMedia, Response};
use crate::dialect::origin::{child, within};
use crate::dialect::reading::Reading;
use crate::ir::Origin;

/// Chooses the media types of a response, and normalizes its headers.
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
    let (document, items) = media::of_response(reading, &content, origin);
    if let Some(chosen) = document {
        let at = chosen.schema_at();
        let mut found = chosen.schema();
        reading.normalize(&mut found, &within(origin, &at));
        response.schema = Some(found);
        response.media = chosen.names;
        response.schema_at = Cow::Owned(at);
    }
    if let Some(chosen) = items {
        let at = chosen.schema_at();
        let mut schema = chosen.declared().cloned();
        if let Some(schema) = &mut schema {
            reading.normalize(schema, &within(origin, &at));
        }
        response.items = Some(ItemsMedia {
            schema,
            schema_at: Cow::Owned(at),
            end_marker: chosen.entry.end_marker,
            media: chosen.names,
        });
    }
    response.content = content;
    let headers = child(origin, "headers");
    for (name, header) in &mut response.headers {
        normalize_header(reading, header, &child(&headers, name));
    }
}
