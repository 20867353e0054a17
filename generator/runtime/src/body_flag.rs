//! Members of JSON bodies that a method sets.

use azure_core::{Bytes, http::Body};
use serde_json::{Map, Value};

use super::Call;

impl Call {
    /// Sets the member at a JSON pointer of the body. `false` replaces a value of the caller, and is not added.
    ///
    /// A body that is a stream, or not a JSON object, is unchanged.
    #[must_use]
    pub fn body_flag(mut self, pointer: &str, value: bool) -> Self {
        if let Some(Body::Bytes(bytes)) = &self.parts.body
            && let Ok(Value::Object(mut object)) = serde_json::from_slice(bytes)
            && set(&mut object, pointer, value)
        {
            let changed = Value::Object(object).to_string();
            self.parts.body = Some(Body::Bytes(Bytes::from(changed)));
        }
        self
    }
}

/// Sets a member of an object. Returns false if the object already has the value.
fn set(object: &mut Map<String, Value>, pointer: &str, value: bool) -> bool {
    let path = pointer.strip_prefix('/').unwrap_or(pointer);
    let (key, rest) = match path.split_once('/') {
        Some((key, rest)) => (key, Some(rest)),
        None => (path, None),
    };
    let key = key.replace("~1", "/").replace("~0", "~");
    match (rest, object.get_mut(&key)) {
        (Some(rest), Some(Value::Object(inner))) => set(inner, rest, value),
        (Some(_), Some(_)) => false,
        (Some(rest), None) if value => {
            let mut inner = Map::new();
            let is_set = set(&mut inner, rest, value);
            object.insert(key, Value::Object(inner));
            is_set
        }
        (None, Some(old)) => {
            let old = std::mem::replace(old, Value::Bool(value));
            old != Value::Bool(value)
        }
        (None, None) if value => {
            object.insert(key, Value::Bool(true));
            true
        }
        (_, None) => false,
    }
}
