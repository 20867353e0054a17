//! Parameters and headers: their schema and serialization.

use std::borrow::Cow;

use super::media_type;
use super::style::{Wanted, serialization};
use crate::diagnostics::Code;
use crate::dialect::document::{
    Content, Header, Parameter, ParameterIn, Schema, SchemaType, body_kind,
};
use crate::dialect::origin::{child, item, within};
use crate::dialect::reading::Reading;
use crate::dialect::referenced_schema;
use crate::ir::{BodyKind, Origin};
use crate::source::pointer;

/// The value of `in` for the whole query as one parameter, of OpenAPI 3.2.
const WHOLE_QUERY: &str = "querystring";

/// Normalizes the parameters of a list.
pub(super) fn normalize_all<'s>(
    reading: &mut Reading<'s, '_>,
    parameters: &mut [Parameter<'s>],
    origin: &Origin,
) {
    for (index, parameter) in parameters.iter_mut().enumerate() {
        normalize(reading, parameter, &item(origin, index));
    }
}

/// Sets the schema of a parameter from its only media type, if it has one, and its serialization.
pub(super) fn normalize<'s>(
    reading: &mut Reading<'s, '_>,
    parameter: &mut Parameter<'s>,
    origin: &Origin,
) {
    if parameter.reference.is_some() {
        return;
    }
    if !parameter.content.is_empty() {
        media_type::resolve(reading, &mut parameter.content, &child(origin, "content"));
    }
    if parameter.location == Some(WHOLE_QUERY) {
        whole_query(reading, parameter, origin);
    }
    if parameter.schema.is_none()
        && let Some((media_type, found, at)) = of_content(&parameter.content)
    {
        parameter.json = is_json(reading, media_type, &at, origin);
        parameter.schema = Some(Box::new(found));
        parameter.schema_at = Cow::Owned(at);
    }
    let place = match parameter.location {
        Some("path") => ParameterIn::Path,
        Some("header") => ParameterIn::Header,
        Some("cookie") => ParameterIn::Cookie,
        _ => ParameterIn::Query,
    };
    let Some(schema) = &mut parameter.schema else {
        return;
    };
    let at = within(origin, &parameter.schema_at);
    reading.normalize(schema, &at);
    if !parameter.json {
        let wanted = Wanted {
            style: parameter.style,
            explode: parameter.explode,
        };
        parameter.serialization = serialization(reading, wanted, place, &at);
        parameter.values.clone_from(&schema.values);
    }
    // The value is already encoded. In a path, a slash may be part of the value.
    parameter.skip_url_encoding |= match place {
        ParameterIn::Query => parameter.allow_reserved,
        ParameterIn::Cookie => parameter.style == Some("cookie"),
        _ => false,
    };
}

/// True if a value is JSON text, as its media type says: text has its quotes too (OpenAPI 3.0, "Parameter Object",
/// `content`). False if it is plain text. Other media types are reported.
fn is_json(reading: &mut Reading<'_, '_>, media_type: &str, at: &str, origin: &Origin) -> bool {
    match body_kind(media_type) {
        BodyKind::Json | BodyKind::MergePatch => return true,
        BodyKind::Text => return false,
        _ => {}
    }
    let message = format!("a parameter cannot be `{media_type}`; it is sent as JSON");
    let at = within(origin, at);
    reading.report.value(Code::Unsupported, &at, message);
    true
}

/// Converts a whole query that is a form to an object whose members are query parameters, which is sent in the same way
/// (OpenAPI 3.2, "Parameter Object").
fn whole_query(reading: &mut Reading<'_, '_>, parameter: &mut Parameter<'_>, origin: &Origin) {
    let Some((media_type, entry)) = parameter.content.first() else {
        return;
    };
    if body_kind(media_type) != BodyKind::UrlEncoded {
        return;
    }
    if !entry.encoding.is_empty() {
        let message =
            "`encoding` of the whole query has no effect: lists are repeated, and objects are JSON";
        let at = within(origin, &pointer::of(["content", media_type, "encoding"]));
        reading.report.key(Code::Unsupported, &at, message);
    }
    parameter.schema_at = Cow::Owned(pointer::of(["content", media_type, "schema"]));
    parameter.schema = Some(Box::new(entry.schema.clone().unwrap_or_default()));
    parameter.location = Some(ParameterIn::Query.name());
    parameter.style = Some("form");
    parameter.explode = Some(true);
    parameter.media_type = Some(media_type);
}

/// Sets the schema of a header from its only media type, if it has one, and its serialization.
pub(super) fn normalize_header<'s>(
    reading: &mut Reading<'s, '_>,
    header: &mut Header<'s>,
    origin: &Origin,
) {
    if header.reference.is_some() {
        return;
    }
    if !header.content.is_empty() {
        media_type::resolve(reading, &mut header.content, &child(origin, "content"));
    }
    if header.schema.is_none()
        && let Some((media_type, found, at)) = of_content(&header.content)
    {
        header.schema = Some(Box::new(found));
        header.schema_at = Cow::Owned(at);
        if body_kind(media_type) != BodyKind::Text {
            encoded_header(reading, header, origin);
        }
    }
    if let Some(schema) = &mut header.schema {
        let at = within(origin, &header.schema_at);
        reading.normalize(schema, &at);
        let wanted = Wanted {
            style: None,
            explode: header.explode,
        };
        header.serialization = serialization(reading, wanted, ParameterIn::Header, &at);
    }
}

/// Treats a header with an encoded value as text, unless numbers and boolean values are the same in JSON.
fn encoded_header(reading: &mut Reading<'_, '_>, header: &mut Header<'_>, origin: &Origin) {
    use SchemaType::{Boolean, Integer, Number};
    let at = within(origin, &header.schema_at);
    let schema = header.schema.as_ref();
    let reference = schema.and_then(|schema| schema.reference);
    let target = reference.and_then(|reference| referenced_schema(reading, reference, &at));
    let kind = match &target {
        Some((_, target)) => target.kinds.kind,
        None => schema.and_then(|schema| schema.kinds.kind),
    };
    if matches!(kind, Some(Boolean | Integer | Number)) {
        return;
    }
    header.schema = Some(Box::new(Schema {
        kinds: SchemaType::String.into(),
        ..Schema::default()
    }));
    let message = "the value of the header is not decoded; kept as text";
    reading.report.value(Code::Unsupported, &at, message);
}

/// Returns the first media type, its schema, and the pointer to it.
fn of_content<'s>(content: &Content<'s>) -> Option<(&'s str, Schema<'s>, String)> {
    let (name, entry) = content.first()?;
    let at = pointer::of(["content", name, "schema"]);
    Some((name, entry.schema.clone().unwrap_or_default(), at))
}
