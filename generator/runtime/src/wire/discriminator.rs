//! Discriminators and their values.

use super::Literal;

/// A discriminator with the value that a union writes.
#[derive(Clone, Copy, Debug)]
pub struct Discriminator {
    /// The name of the member.
    pub name: &'static str,
    /// Its value.
    pub value: Literal<'static>,
}

/// The value of a discriminator that was read.
#[derive(Clone, Copy, Debug)]
pub enum DiscriminatorValue<'v> {
    /// A value of JSON.
    Typed(Literal<'v>),
    /// Text of XML, which does not distinguish types.
    Untyped(&'v str),
}

impl DiscriminatorValue<'_> {
    /// Returns true if the value equals a constant. In JSON, the number 1 is not the text `1`.
    #[must_use]
    pub fn is<'l>(self, value: impl Into<Literal<'l>>) -> bool {
        match (self, value.into()) {
            (Self::Typed(Literal::Integer(own)), Literal::Number(value)) => own as f64 == value,
            (Self::Typed(Literal::Number(own)), Literal::Integer(value)) => own == value as f64,
            (Self::Typed(own), value) => own == value,
            (Self::Untyped(own), Literal::Text(value)) => own == value,
            (Self::Untyped(own), Literal::Integer(value)) => own.trim().parse() == Ok(value),
            (Self::Untyped(own), Literal::Number(value)) => own.trim().parse() == Ok(value),
            (Self::Untyped(own), Literal::Boolean(value)) => match own.trim() {
                "true" | "1" => value,
                "false" | "0" => !value,
                _ => false,
            },
        }
    }
}
