//! Checks request bodies.

use serde_json::Value;

use super::finding::{FindingKind, RequestFinding};
use super::form::check_form;
use super::pattern::Patterns;
use super::value::ValueCheck;
use crate::fake::http::FakeRequest;
use crate::fake::xml::read;
use crate::ir::{BodyKind, Definitions, HttpMethod, Operation, ParameterLocation};

/// Checks the body of a request, and returns its value if it is JSON, XML or a form.
pub(in crate::fake) fn check_body(
    definitions: &Definitions,
    patterns: &Patterns,
    operation: &Operation,
    request: &FakeRequest,
    findings: &mut Vec<RequestFinding>,
) -> Option<Value> {
    let mut add = |kind, message: &str| {
        findings.push(RequestFinding::new(kind, "", message.to_owned()));
    };
    let is_empty = request.body.iter().all(u8::is_ascii_whitespace);
    let Some(body) = &operation.body else {
        let mut parameters = operation.parameters.iter();
        let has_form = parameters.any(|it| it.location == ParameterLocation::Form);
        let is_nothing = is_empty || matches!(request.body.as_slice(), b"{}" | b"null");
        if !is_nothing && !has_form {
            add(
                FindingKind::UnexpectedBody,
                "the operation has no request body",
            );
        }
        return None;
    };
    if is_empty {
        if body.required {
            add(FindingKind::MissingBody, "the request body is required");
        }
        return None;
    }
    let media = request.header_value("content-type").unwrap_or_default();
    let is_right = match body.kind {
        BodyKind::Json | BodyKind::MergePatch => is_json(media),
        BodyKind::Xml => is_xml(media),
        BodyKind::Multipart => essence(media).starts_with("multipart/"),
        BodyKind::UrlEncoded => essence(media) == "application/x-www-form-urlencoded",
        BodyKind::Text | BodyKind::Bytes | BodyKind::Items(_) => return None,
    };
    if !is_right && !media.is_empty() && !body.consumes.iter().any(|own| is_alike(own, media)) {
        let expected = body.media_type().unwrap_or("application/json");
        let message = format!("the media type `{media}` is not supported; use `{expected}`");
        add(FindingKind::MediaType, &message);
        return None;
    }
    let value = match body.kind {
        BodyKind::Multipart | BodyKind::UrlEncoded => {
            return check_form(definitions, patterns, operation, request, findings);
        }
        BodyKind::Xml => read(definitions, &body.ty, body.xml.as_ref(), &request.body)
            .map_err(|error| format!("the request body is not valid XML: {error}")),
        _ => {
            let text = request.body.strip_prefix(b"\xef\xbb\xbf");
            let value: Result<Value, _> = serde_json::from_slice(text.unwrap_or(&request.body));
            value.map_err(|error| format!("the request body is not valid JSON: {error}"))
        }
    };
    let value = match value {
        Ok(value) => value,
        Err(message) => {
            add(FindingKind::InvalidBody, &message);
            return None;
        }
    };
    if value.is_null() {
        if body.required {
            add(FindingKind::MissingBody, "the request body is required");
        }
        return None;
    }
    let mut check = ValueCheck::new(definitions, patterns, "");
    check.is_patch = operation.method == HttpMethod::Patch || body.kind == BodyKind::MergePatch;
    check.value(&body.ty, None, &value);
    findings.append(&mut check.findings);
    Some(value)
}

fn is_json(media: &str) -> bool {
    let essence = essence(media);
    matches!(essence.as_str(), "application/json" | "text/json") || essence.ends_with("+json")
}

fn is_xml(media: &str) -> bool {
    let essence = essence(media);
    matches!(essence.as_str(), "application/xml" | "text/xml") || essence.ends_with("+xml")
}

fn is_alike(own: &str, media: &str) -> bool {
    own.contains('*') || essence(own) == essence(media)
}

/// Returns a media type without its parameters, in lower case.
fn essence(media: &str) -> String {
    let essence = media.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}
