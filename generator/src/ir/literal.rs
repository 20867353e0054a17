//! Constants of a specification.

use std::fmt;

use serde_json::{Number, Value};

/// A text, number or boolean of a specification, such as a constant or a discriminator value.
#[derive(Clone, Debug, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(untagged)]
pub enum Literal {
    /// Text.
    Text(String),
    /// A number.
    Number(Number),
    /// `true` or `false`.
    Boolean(bool),
}

impl Literal {
    /// Returns the literal for a JSON value, unless it is `null`, a list or an object.
    pub fn of(value: &Value) -> Option<Self> {
        match value {
            Value::String(text) => Some(Literal::Text(text.clone())),
            Value::Number(number) => Some(Literal::Number(number.clone())),
            Value::Bool(value) => Some(Literal::Boolean(*value)),
            Value::Null | Value::Array(_) | Value::Object(_) => None,
        }
    }

    /// Returns the text, if the literal is text.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Literal::Text(text) => Some(text),
            Literal::Number(_) | Literal::Boolean(_) => None,
        }
    }

    /// Returns the JSON value.
    pub fn json(&self) -> Value {
        match self {
            Literal::Text(text) => Value::String(text.clone()),
            Literal::Number(number) => Value::Number(number.clone()),
            Literal::Boolean(value) => Value::Bool(*value),
        }
    }
}

impl From<String> for Literal {
    fn from(text: String) -> Self {
        Literal::Text(text)
    }
}

impl From<&str> for Literal {
    fn from(text: &str) -> Self {
        Literal::Text(text.to_owned())
    }
}

/// Writes the value as JSON does, but text without quotes.
impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Literal::Text(text) => f.write_str(text),
            Literal::Number(number) => number.fmt(f),
            Literal::Boolean(value) => value.fmt(f),
        }
    }
}
