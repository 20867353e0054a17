//! The types of JSON.

use serde_json::Value;

/// A type of JSON values, as schemas distinguish them.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum JsonType {
    /// `string`
    Text,
    /// `integer`
    Integer,
    /// `number`
    Number,
    /// `boolean`
    Boolean,
    /// `array`
    List,
    /// `object`
    Object,
}

impl JsonType {
    /// Returns the JSON type of a value, unless it is `null`. Numbers without a fraction are integers.
    pub fn of_value(value: &Value) -> Option<Self> {
        Some(match value {
            Value::Null => return None,
            Value::Bool(_) => JsonType::Boolean,
            Value::Number(number) => match number.as_f64() {
                Some(number) if number.fract() != 0.0 => JsonType::Number,
                _ => JsonType::Integer,
            },
            Value::String(_) => JsonType::Text,
            Value::Array(_) => JsonType::List,
            Value::Object(_) => JsonType::Object,
        })
    }

    /// True if no value has both types. Integers are numbers.
    pub fn excludes(self, other: Self) -> bool {
        let is_number = |ty| matches!(ty, JsonType::Integer | JsonType::Number);
        self != other && !(is_number(self) && is_number(other))
    }

    /// Returns the name of the type in JSON Schema.
    pub fn name(self) -> &'static str {
        match self {
            JsonType::Text => "string",
            JsonType::Integer => "integer",
            JsonType::Number => "number",
            JsonType::Boolean => "boolean",
            JsonType::List => "array",
            JsonType::Object => "object",
        }
    }
}
