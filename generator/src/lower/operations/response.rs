//! Lowers responses.

use std::borrow::Cow;

use super::header::header as lower_header;
use super::items::items as lower_items;
use super::media::{self, json_in_text, received, sequences};
use crate::diagnostics::Code;
use crate::dialect::document::{
    self, Deprecated, Operation, Schema, SchemaType, Status, body_kind,
};
use crate::dialect::origin::{child, within};
use crate::ir::{BodyKind, ErrorModel, HttpMethod, ItemFormat, Origin, Response, StatusCode, Type};
use crate::lower::schema::{
    Builder, NamePath, SchemaNode, complete_value, docs, textual, textual_within, unparsed,
    xml_list,
};

/// The responses of an operation.
pub(crate) struct Responses {
    pub listed: Vec<Response>,
    pub error: ErrorModel,
    /// The media types of success responses that the client can decode, best first.
    pub accepted: Vec<String>,
    /// True if a success response is a sequence of items as well.
    pub offers_items: bool,
}

/// The kind of response that a method returns, if the service offers both.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum WantedResponse {
    /// A document.
    Document,
    /// A sequence of items.
    Items,
}

/// The operation whose responses are lowered.
struct ResponseSite<'a> {
    method: HttpMethod,
    words: &'a [String],
    /// The media types of responses that do not declare their own (Swagger 2.0, `produces`).
    produces: &'a [&'a str],
    /// True if the operation lists these media types itself.
    has_own_media: bool,
    wanted: WantedResponse,
    /// The data of the event that ends a stream.
    end_marker: Option<&'a str>,
}

/// The responses that were lowered so far.
#[derive(Default)]
struct LoweredResponses {
    listed: Vec<Response>,
    /// The body of errors that are not listed.
    fallback: Option<Type>,
    /// The media types of success responses, by kind of body.
    accepted: Vec<(BodyKind, Vec<String>)>,
    offers_items: bool,
}

impl LoweredResponses {
    fn accepted(&mut self, produces: &[&str]) -> Vec<String> {
        if self.accepted.is_empty() {
            return media::accepted_without_body(produces);
        }
        self.accepted.sort_by_key(|(kind, _)| match kind {
            BodyKind::Json | BodyKind::MergePatch => 0,
            BodyKind::Xml => 1,
            BodyKind::Text => 2,
            _ => 3,
        });
        let mut all = Vec::new();
        for name in self.accepted.drain(..).flat_map(|(_, names)| names) {
            if !all.contains(&name) {
                all.push(name);
            }
        }
        all
    }

    /// Returns the first success code that is not listed.
    fn unlisted(&self) -> StatusCode {
        let is_listed = |status: &StatusCode| self.listed.iter().any(|it| it.status == *status);
        let mut successes = 200..=299;
        successes.find(|status| !is_listed(status)).unwrap_or(200)
    }
}

/// Returns the responses of an operation. `produces` lists the media types of responses that do not declare their own.
pub(crate) fn responses<'s>(
    builder: &mut Builder<'s, '_>,
    origin: &Origin,
    operation: &Operation<'s>,
    method: HttpMethod,
    produces: &[&str],
    words: &[String],
    wanted: WantedResponse,
) -> Responses {
    let place = child(origin, "responses");
    if builder.sources().value(&place).is_none() {
        let message = "operation without `responses`; any 2xx status code is a success, and the response body is not read";
        builder
            .report()
            .key(Code::MissingResponses, origin, message);
    }
    let site = ResponseSite {
        method,
        words,
        produces,
        has_own_media: operation.produces.is_some(),
        wanted,
        end_marker: operation.stream_end(),
    };
    let mut responses = LoweredResponses::default();
    let mut ranges = Vec::new();
    let mut statuses = operation.responses.keys().filter_map(|key| Status::of(key));
    let stands_alone = !statuses.any(Status::is_success);
    for (status, response) in &operation.responses {
        let at = child(&place, status);
        match Status::of(status) {
            Some(Status::Default) => {
                responses.fallback = default_error(builder, response, at.clone(), &site);
                if stands_alone && response.error_response != Some(true) {
                    ranges.push((2, response, at));
                }
            }
            Some(Status::Code(code)) => {
                lower_response(builder, &mut responses, response, at, code, &site);
            }
            Some(Status::Range(digit)) => ranges.push((digit, response, at)),
            None if status.starts_with("x-") => {}
            None => {
                let message = format!("`{status}` is not a status code; the response is ignored");
                builder.report().key(Code::Unsupported, &at, message);
            }
        }
    }
    for (digit, response, at) in ranges {
        match digit {
            2 => {
                let status = responses.unlisted();
                if let Some(found) =
                    lower_response(builder, &mut responses, response, at, status, &site)
                {
                    found.is_range = true;
                }
            }
            4 | 5 if responses.fallback.is_none() => {
                responses.fallback = default_error(builder, response, at, &site);
            }
            4 | 5 => {
                let error = default_error(builder, response, at.clone(), &site);
                if error.is_some() && error != responses.fallback {
                    let message =
                        format!("more than one schema for errors; ignoring the one of `{digit}XX`");
                    builder.report().key(Code::Unsupported, &at, message);
                }
            }
            _ => {
                let message = format!("responses for `{digit}XX` are not supported; ignored");
                builder.report().key(Code::Unsupported, &at, message);
            }
        }
    }
    let accepted = responses.accepted(produces);
    report_mixed(builder, &responses.listed, &place);
    let LoweredResponses {
        mut listed,
        fallback,
        offers_items,
        ..
    } = responses;
    listed.sort_by_key(|response| response.status);
    let of_listed = || {
        listed
            .iter()
            .filter(|one| one.error)
            .find_map(|one| one.body.clone())
    };
    let error = match fallback.or_else(of_listed) {
        Some(ty) => ErrorModel::Type(ty),
        None => ErrorModel::Unspecified,
    };
    Responses {
        listed,
        error,
        accepted,
        offers_items,
    }
}

/// Reports success responses of which only some are raw bytes or sequences: all of them are a stream then.
fn report_mixed(builder: &mut Builder<'_, '_>, listed: &[Response], place: &Origin) {
    let bodies = listed
        .iter()
        .filter(|it| it.is_success() && it.body.is_some());
    let bodies: Vec<_> = bodies.collect();
    let is_sequence = |it: &&Response| it.items.is_some();
    if let Some(first) = bodies.iter().copied().find(is_sequence) {
        if bodies
            .iter()
            .any(|it| (it.kind, &it.body) != (first.kind, &first.body))
        {
            let message = format!(
                "success responses have different bodies; all of them are a stream of the items of {}",
                first.status
            );
            builder.report().key(Code::Unsupported, place, message);
        }
        return;
    }
    let (raw, others): (Vec<_>, Vec<_>) = bodies
        .into_iter()
        .partition(|it| it.kind == BodyKind::Bytes);
    if !raw.is_empty() && !others.is_empty() {
        let message = "some success responses are raw bytes; all of them are a stream of bytes";
        builder.report().key(Code::Unsupported, place, message);
    }
}

fn default_error<'s>(
    builder: &mut Builder<'s, '_>,
    response: &document::Response<'s>,
    at: Origin,
    site: &ResponseSite<'_>,
) -> Option<Type> {
    let (origin, response) = builder.reader.response(response, at)?;
    let schema = response.schema.as_ref()?;
    let place = NamePath::Place(site.words);
    let origin = within(&origin, &response.schema_at);
    let node = SchemaNode::inline(schema, &origin, NamePath::Inner(&place, "Error"));
    let ty = complete_value(builder, node).ty;
    of_failure(builder, &response, ty, &origin)
}

/// Returns the body of a failure, if it can be decoded. `produces` applies to successes: services report failures as
/// JSON whatever it lists.
fn of_failure(
    builder: &mut Builder<'_, '_>,
    response: &document::Response<'_>,
    ty: Type,
    origin: &Origin,
) -> Option<Type> {
    if response.media.is_empty() {
        return Some(textual(ty));
    }
    let body = received(builder, textual_within(ty), &response.media, origin);
    let is_document = !matches!(body.kind, BodyKind::Bytes | BodyKind::Items(_));
    is_document.then_some(body.ty)
}

/// A response that is a sequence of items.
struct Sequence<'s> {
    schema: Option<Schema<'s>>,
    schema_at: Cow<'s, str>,
    media_types: Vec<String>,
    end_marker: Option<&'s str>,
    format: ItemFormat,
    /// True if the response can be a document too.
    is_optional: bool,
}

/// Returns the sequence of items that a success response is or can be.
///
/// Swagger 2.0 lists media types beside the schema. A schema of raw bytes is a stream of bytes. Without a schema, a
/// response is empty, unless the operation says itself that it is a sequence.
fn sequence<'s>(
    response: &document::Response<'s>,
    status: StatusCode,
    site: &ResponseSite<'_>,
) -> Option<Sequence<'s>> {
    if let Some(media) = &response.items {
        let (format, _) = sequences(&media.media)?;
        return Some(Sequence {
            schema: media.schema.clone(),
            schema_at: media.schema_at.clone(),
            media_types: media.media.iter().map(|name| (*name).to_owned()).collect(),
            end_marker: media.end_marker,
            format,
            is_optional: response.schema.is_some(),
        });
    }
    if !response.media.is_empty() {
        return None;
    }
    let (format, media) = sequences(site.produces)?;
    let is_document = |name: &&str| !matches!(body_kind(name), BodyKind::Items(_));
    let is_optional = site.produces.iter().any(is_document);
    match &response.schema {
        Some(schema) if is_binary(schema) => return None,
        Some(_) => {}
        None if site.has_own_media && !is_optional && status == 200 => {}
        None => return None,
    }
    Some(Sequence {
        schema: response.schema.clone(),
        schema_at: response.schema_at.clone(),
        media_types: media.into_iter().map(str::to_owned).collect(),
        end_marker: None,
        format,
        is_optional,
    })
}

fn is_binary(schema: &Schema<'_>) -> bool {
    schema.kinds.kind == Some(SchemaType::File) || schema.format == Some("binary")
}

fn lower_response<'s, 'a>(
    builder: &mut Builder<'s, '_>,
    responses: &'a mut LoweredResponses,
    response: &document::Response<'s>,
    at: Origin,
    status: StatusCode,
    site: &ResponseSite<'_>,
) -> Option<&'a mut Response> {
    let (origin, response) = builder.reader.response(response, at)?;
    let is_absence = site.method == HttpMethod::Head && status == 404;
    let error = response
        .error_response
        .unwrap_or(status >= 400 && !is_absence);
    let place = NamePath::Place(site.words);
    let word = if error { "Error" } else { "Response" };
    let (mut body, mut xml, mut kind, mut items) = (None, None, BodyKind::Json, None);
    let sequence = match error {
        true => None,
        false => sequence(&response, status, site),
    };
    let is_document =
        response.schema.is_some() && sequence.as_ref().is_none_or(|it| it.is_optional);
    responses.offers_items |= is_document && sequence.is_some();
    let wanted = sequence.filter(|_| !is_document || site.wanted == WantedResponse::Items);
    if let Some(wanted) = wanted {
        let origin = within(&origin, &wanted.schema_at);
        let words = NamePath::Inner(&place, "Item");
        let schema = wanted.schema.as_ref();
        let (ty, mut found) = lower_items(builder, schema, wanted.format, &origin, words);
        let marker = wanted.end_marker.or(site.end_marker).map(str::to_owned);
        found.end_marker = marker.or(found.end_marker);
        kind = BodyKind::Items(wanted.format);
        responses.accepted.push((kind, wanted.media_types));
        (body, items) = (Some(ty), Some(found));
    } else if let Some(schema) = &response.schema {
        let origin = within(&origin, &response.schema_at);
        let node = SchemaNode::inline(schema, &origin, NamePath::Inner(&place, word));
        let listed = match response.media.as_slice() {
            [] => site.produces,
            own => own,
        };
        let lowered = complete_value(builder, node);
        let encoded = match json_in_text(&lowered.ty, listed).filter(|_| !error) {
            Some(encoded) => Some(encoded),
            None => {
                xml = xml_list(schema, word, &lowered.ty, lowered.attributes.xml);
                if error {
                    let ty = unparsed(builder, lowered.ty, &origin);
                    body = of_failure(builder, &response, ty, &origin);
                    None
                } else {
                    let ty = textual_within(lowered.ty);
                    Some(received(builder, ty, listed, &origin))
                }
            }
        };
        if let Some(encoded) = encoded {
            kind = encoded.kind;
            body = Some(encoded.ty);
            responses.accepted.push((kind, encoded.media_types));
        }
    }
    let headers = child(&origin, "headers");
    let headers = response
        .headers
        .iter()
        .filter_map(|(name, header)| {
            lower_header(builder, name, header, child(&headers, name), place)
        })
        .collect();
    responses.listed.push(Response {
        status,
        is_range: false,
        docs: docs(None, response.description, Deprecated::No),
        body,
        kind,
        items,
        xml,
        headers,
        error,
        origin,
    });
    responses.listed.last_mut()
}
