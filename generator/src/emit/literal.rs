//! Prints constants of the specification.

use super::preformatted;
use crate::rust::literal::Literal;

/// Returns a value on the wire as Rust code.
pub(super) fn literal(value: &Literal) -> String {
    match value {
        Literal::Text(text) => preformatted::literal(text).to_string(),
        Literal::Integer(_) | Literal::Number(_) | Literal::Boolean(_) => value.to_string(),
    }
}
