//! Text that contains JSON with a type of its own.

use serde_json::Value;

use super::Type;

/// Text that contains the JSON of a type (`contentSchema`): the value itself, or the items of lists and maps.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct JsonInText {
    /// The number of lists and maps around the text.
    pub depth: usize,
}

impl JsonInText {
    /// Returns a value with the JSON of its texts in their place, or `None` if one of them is not JSON.
    pub fn parsed(self, value: &Value) -> Option<Value> {
        convert(value, self.depth, &|text| {
            serde_json::from_str(text.as_str()?).ok()
        })
    }

    /// Returns a value with its JSON as text.
    pub fn written(self, value: &Value) -> Value {
        let written = convert(value, self.depth, &|json| Some(json.to_string().into()));
        written.unwrap_or_else(|| value.clone())
    }

    /// Replaces the type of the text by another one.
    pub fn replace(self, ty: Type, by: Type) -> Type {
        let inner = |ty: Box<Type>| {
            let depth = self.depth.saturating_sub(1);
            Box::new(JsonInText { depth }.replace(*ty, by.clone()))
        };
        match ty {
            _ if self.depth == 0 => by,
            Type::Array {
                items,
                nullable_items,
            } => Type::Array {
                items: inner(items),
                nullable_items,
            },
            Type::Map {
                values,
                nullable_values,
            } => Type::Map {
                values: inner(values),
                nullable_values,
            },
            ty => ty,
        }
    }
}

/// Converts the values in a number of lists and maps.
fn convert(value: &Value, depth: usize, leaf: &dyn Fn(&Value) -> Option<Value>) -> Option<Value> {
    match value {
        Value::Null => Some(Value::Null),
        value if depth == 0 => leaf(value),
        Value::Array(items) => {
            let items = items.iter().map(|item| convert(item, depth - 1, leaf));
            items.collect()
        }
        Value::Object(members) => {
            let members = members.iter();
            let members =
                members.map(|(key, value)| Some((key.clone(), convert(value, depth - 1, leaf)?)));
            members.collect::<Option<_>>().map(Value::Object)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn texts_in_lists_and_maps_are_parsed_and_written() {
        let value = json!({"a": [r#"{"b":1}"#, null]});
        let embedded = JsonInText { depth: 2 };
        let parsed = embedded.parsed(&value).expect("JSON");
        assert_eq!(parsed, json!({"a": [{"b": 1}, null]}));
        assert_eq!(embedded.written(&parsed), value);
        assert_eq!(embedded.parsed(&json!({"a": ["{"]})), None);
    }
}
