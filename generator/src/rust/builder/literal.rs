//! Builds the constants of the specification.

use super::super::literal::Literal;
use crate::ir;

pub(super) fn literal(value: &ir::Literal) -> Literal {
    match value {
        ir::Literal::Text(text) => Literal::Text(text.clone()),
        ir::Literal::Number(number) => match number.as_i64() {
            Some(integer) => Literal::Integer(integer),
            None => Literal::Number(number.as_f64().unwrap_or_default()),
        },
        ir::Literal::Boolean(value) => Literal::Boolean(*value),
    }
}
