//! Request bodies of examples that are sequences of items, or streams of events.

use serde_json::Value;

use super::{
    stream_events::{ExampleEvent, data},
    stream_items,
};
use crate::ir::{Body, BodyKind, Definitions, ItemFormat, JsonType, Type};

/// Returns the items of a body as a list: those of a list, of the text of a sequence, or a single one. If the test
/// cannot pass them, returns the reason.
pub(super) fn items(
    definitions: &Definitions,
    body: &Body,
    value: &Value,
) -> Result<Value, &'static str> {
    let BodyKind::Items(format) = body.kind else {
        return Err("the body is not a sequence of items");
    };
    let is_text = JsonType::of(definitions, &body.ty) == Some(JsonType::Text);
    match value {
        Value::String(text) if !is_text => match stream_items::parse(text, format) {
            Some(items) => Ok(Value::Array(items)),
            None => Err("the text is not a sequence of JSON values"),
        },
        Value::Array(items) => Ok(Value::Array(items.clone())),
        item => Ok(Value::Array(vec![item.clone()])),
    }
}

/// Returns the text of a body of events, which the caller writes, from the fields or the data of each event.
pub(super) fn events(body: &Body, value: &Value) -> Option<String> {
    let media_type = body.media_type()?.split(';').next()?.trim();
    let own = BodyKind::Items(ItemFormat::Events).default_media_type();
    if body.kind != BodyKind::Bytes || !media_type.eq_ignore_ascii_case(own) {
        return None;
    }
    let events = match value {
        Value::Array(events) => events.as_slice(),
        event => std::slice::from_ref(event),
    };
    let text = events.iter().map(|event| {
        let of_data = || ExampleEvent {
            data: data(event),
            ..Default::default()
        };
        ExampleEvent::of_fields(event)
            .unwrap_or_else(of_data)
            .text()
    });
    Some(text.collect())
}

/// Returns the type of a list of the items of a body.
pub(super) fn list(body: &Body) -> Type {
    Type::Array {
        items: Box::new(body.ty.clone()),
        nullable_items: body.nullable_items,
    }
}
