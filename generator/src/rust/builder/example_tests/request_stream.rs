//! Request bodies of examples that are sequences of items.

use serde_json::Value;

use super::{stream_items, structure::is_decodable};
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
    if format == ItemFormat::Events {
        return Err("the caller writes the events of a request");
    }
    if !is_decodable(&body.ty) {
        return Err("the test has no value of this type: its format depends on its place");
    }
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

/// Returns the type of a list of the items of a body.
pub(super) fn list(body: &Body) -> Type {
    Type::Array {
        items: Box::new(body.ty.clone()),
        nullable_items: body.nullable_items,
    }
}
