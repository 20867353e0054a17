//! Constants of the specification.

use std::fmt::{self, Display, Formatter};

/// A value on the wire.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Literal {
    /// A text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number.
    Number(f64),
    /// `true` or `false`
    Boolean(bool),
}

impl Display for Literal {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Literal::Text(text) => write!(f, "{text:?}"),
            Literal::Integer(value) => value.fmt(f),
            Literal::Number(value) => write!(f, "{value:?}"),
            Literal::Boolean(value) => value.fmt(f),
        }
    }
}
