//! Checks request bodies.

use serde_json::Value;

use super::finding::{FindingKind, RequestFinding};
use super::pattern::Patterns;
use super::value::ValueCheck;
use crate::fake::http::FakeRequest;
use crate::ir::{BodyKind, Definitions, HttpMethod, Operation, ParameterLocation};

/// Checks the body of a request, and returns it if it is JSON.
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
    if !matches!(body.kind, BodyKind::Json | BodyKind::MergePatch) {
        return None;
    }
    if let Some(media) = request.header_value("content-type")
        && !is_json(media)
        && !body.consumes.iter().any(|own| is_alike(own, media))
    {
        let message = format!("the media type `{media}` is not supported; use `application/json`");
        add(FindingKind::MediaType, &message);
        return None;
    }
    let text = request
        .body
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(&request.body);
    let value: Value = match serde_json::from_slice(text) {
        Ok(value) => value,
        Err(error) => {
            add(
                FindingKind::InvalidJson,
                &format!("the request body is not valid JSON: {error}"),
            );
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
    let essence = media.split(';').next().unwrap_or_default().trim();
    let essence = essence.to_ascii_lowercase();
    matches!(essence.as_str(), "application/json" | "text/json") || essence.ends_with("+json")
}

fn is_alike(own: &str, media: &str) -> bool {
    let essence = |media: &str| {
        let essence = media.split(';').next().unwrap_or_default();
        essence.trim().to_ascii_lowercase()
    };
    own.contains('*') || essence(own) == essence(media)
}
