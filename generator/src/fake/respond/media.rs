//! The media types of replies.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::context::Context;
use super::error::{ErrorReply, error};
use crate::fake::http::{FakeReply, FakeRequest};
use crate::fake::xml;
use crate::ir::{Body, BodyKind, Operation, xml_document};

/// The member of a stored value with bytes, in base64.
const BYTES: &str = "$bytes";

/// Returns a reply in the form that the response with its status code has.
pub(super) fn described(context: &Context<'_>, mut reply: FakeReply) -> FakeReply {
    let response = context.operation().response(reply.status);
    let described = response.and_then(|it| Some((it, it.body.as_ref()?)));
    let Some((response, ty)) = described.filter(|_| !reply.body.is_empty()) else {
        return reply;
    };
    let media = |wanted: &str| {
        let mut produces = context.operation().produces.iter();
        let found = produces.find(|it| it.contains(wanted) && !it.contains('*'));
        found.cloned()
    };
    let (media, body) = match (response.kind, reply.value()) {
        (BodyKind::Xml, value) => {
            let definitions = context.definitions();
            let text = xml_document(definitions, ty, response.xml.as_ref(), &value);
            (
                media("xml").unwrap_or_else(|| "application/xml".to_owned()),
                text.into_bytes(),
            )
        }
        (BodyKind::Text, Value::String(text)) => (
            media("text").unwrap_or_else(|| "text/plain".to_owned()),
            text.into_bytes(),
        ),
        (BodyKind::Bytes, value) => {
            let bytes = value.get(BYTES).and_then(Value::as_str);
            let bytes = bytes.and_then(|bytes| STANDARD.decode(bytes).ok());
            match (bytes, value) {
                (Some(bytes), _) => ("application/octet-stream".to_owned(), bytes),
                // The text of an example.
                (None, Value::String(text)) => ("application/octet-stream".to_owned(), text.into()),
                (None, _) => return reply,
            }
        }
        _ => return reply,
    };
    reply.headers.retain(|(name, _)| *name != "content-type");
    reply.body = body;
    reply.header("content-type", media)
}

/// Returns the error for a response that the fake cannot make up.
pub(super) fn without_value(operation: &Operation) -> ErrorReply {
    let media = operation.produces.first().map_or("unknown", String::as_str);
    let message = format!(
        "The response of '{}' has the media type '{media}', for which the fake has no value.",
        operation.id
    );
    error(501, "NotImplemented", message)
}

/// Returns an error reply as XML, if that is the only form of the operation's responses.
pub(super) fn described_error(operation: &Operation, reply: ErrorReply) -> ErrorReply {
    let has = |name: &str| operation.produces.iter().any(|it| it.contains(name));
    if !has("xml") || has("json") {
        return reply;
    }
    let value = reply.value();
    let text = |name: &str| value["error"][name].as_str().unwrap_or_default().to_owned();
    let mut reply = reply;
    reply.headers.retain(|(name, _)| *name != "content-type");
    reply.body = xml::error(&text("code"), &text("message")).into_bytes();
    Box::new(reply.header("content-type", "application/xml"))
}

/// Returns a body that is text or bytes as the value that is stored.
pub(super) fn stored(body: &Body, request: &FakeRequest) -> Option<Value> {
    match body.kind {
        BodyKind::Text => Some(String::from_utf8_lossy(&request.body).into()),
        BodyKind::Bytes => Some(json!({BYTES: STANDARD.encode(&request.body)})),
        _ => None,
    }
}
