//! The media types of a body.

use crate::ir::BodyKind;

/// Returns the kind of body for a media type.
pub fn body_kind(media_type: &str) -> BodyKind {
    let name = media_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    match name.as_str() {
        "application/merge-patch+json" => BodyKind::MergePatch,
        "multipart/form-data" => BodyKind::Multipart,
        "application/x-www-form-urlencoded" => BodyKind::UrlEncoded,
        name if name.ends_with("/json") || name.ends_with("+json") => BodyKind::Json,
        name if name.ends_with("/xml") || name.ends_with("+xml") => BodyKind::Xml,
        name if name.starts_with("text/") => BodyKind::Text,
        _ => BodyKind::Bytes,
    }
}
