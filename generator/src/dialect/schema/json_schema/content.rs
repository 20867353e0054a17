//! The keywords for text that contains other data.

use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::document::{Schema, SchemaType, body_kind};
use crate::dialect::origin::child;
use crate::dialect::report::Reporter;
use crate::ir::{BodyKind, Origin};

/// Converts `contentEncoding` and `contentMediaType` to the format with the same meaning.
///
/// Binary data without an encoding is raw bytes, which only bodies and form parts can contain (OpenAPI 3.1, "Working
/// with Binary Data").
pub(super) fn encoding(report: &mut Reporter<'_>, schema: &mut Schema<'_>, at: &Origin) {
    let encoding = schema.content_encoding;
    if !matches!(schema.kinds.kind, None | Some(SchemaType::String)) || schema.kinds.several {
        without_effect(report, schema, at);
        return;
    }
    if schema.contains_json() {
        return;
    }
    let media_type = schema.content_media_type;
    let encoding = encoding.map(str::to_ascii_lowercase);
    let is_binary = |media_type: &str| body_kind(media_type) == BodyKind::Bytes;
    let format = match encoding.as_deref() {
        Some("base64") => Some("byte"),
        Some("base64url") => Some("base64url"),
        None | Some("binary") if media_type.is_some_and(is_binary) => Some("binary"),
        None | Some("binary" | "7bit" | "8bit") => None,
        Some(other) => {
            let message = format!("`contentEncoding: {other}` is not decoded; kept as text");
            let place = Place::Value(at.clone());
            let diagnostic = Diagnostic::new(Code::Unsupported, place, message);
            report.push(diagnostic.subject("contentEncoding"));
            None
        }
    };
    if let Some(format) = format {
        schema.kinds.kind = Some(SchemaType::String);
        schema.format = Some(format);
    }
}

/// Reports the keywords in a schema that is not only that of text, to which they do not apply (JSON Schema Validation
/// 2020-12, section 8.2).
fn without_effect(report: &mut Reporter<'_>, schema: &mut Schema<'_>, at: &Origin) {
    let found = [
        ("contentEncoding", schema.content_encoding.take().is_some()),
        (
            "contentMediaType",
            schema.content_media_type.take().is_some(),
        ),
        ("contentSchema", schema.content_schema.take().is_some()),
    ];
    for (key, _) in found.into_iter().filter(|(_, is_present)| *is_present) {
        let message = format!("`{key}` only applies to text; ignored");
        let diagnostic = Diagnostic::new(Code::NoEffect, Place::Value(child(at, key)), message);
        report.push(diagnostic.subject(key));
    }
}
