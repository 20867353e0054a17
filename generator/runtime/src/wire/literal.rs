//! Constants of the specification.

/// A constant of the specification, such as a discriminator value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Literal<'v> {
    /// Text.
    Text(&'v str),
    /// A whole number.
    Integer(i64),
    /// Another number.
    Number(f64),
    /// `true` or `false`.
    Boolean(bool),
}

impl<'v> From<&'v str> for Literal<'v> {
    fn from(text: &'v str) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Literal<'_> {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl From<f64> for Literal<'_> {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

impl From<bool> for Literal<'_> {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}
