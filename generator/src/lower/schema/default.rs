//! Defaults of the wrong type.

use std::mem::discriminant;

use serde_json::Value;

use super::builder::Builder;
use crate::diagnostics::Code;
use crate::dialect::origin::child;
use crate::ir::{DefinitionKind, Definitions, EnumerationBase, Literal, Origin, Scalar, Type};

/// Reports a default that is not of the declared type, by the key that declares it. `null` is no default.
pub(crate) fn check_default(
    builder: &mut Builder<'_, '_>,
    default: Option<&Value>,
    ty: &Type,
    schema: &Origin,
    key: &str,
) {
    if let Some(value) = default.filter(|value| !fits(&builder.catalog.definitions, value, ty)) {
        let message = format!("the default `{value}` does not match the type; ignored");
        let place = child(schema, key);
        builder.report().value(Code::Inconsistent, &place, message);
    }
}

fn fits(definitions: &Definitions, value: &Value, ty: &Type) -> bool {
    match (ty, value) {
        (Type::Any, _) | (_, Value::Null) => true,
        (Type::JsonInText(_), value) => value.is_string(),
        (Type::Scalar(scalar), value) => fits_scalar(value, *scalar),
        (Type::Constant(constant), value) => {
            let value = Literal::of(value);
            value.is_some_and(|value| discriminant(&value) == discriminant(constant))
        }
        (Type::Array { items, .. }, Value::Array(values)) => {
            values.iter().all(|value| fits(definitions, value, items))
        }
        (Type::Map { .. }, value) => value.is_object(),
        (Type::Array { .. }, _) => false,
        (Type::Named(id), value) => match definitions.get(*id).map(|one| &one.kind) {
            Some(DefinitionKind::Enumeration(enumeration)) => match enumeration.base {
                EnumerationBase::String => value.is_string(),
                EnumerationBase::Integer => is_integer(value),
                EnumerationBase::Number => value.is_number(),
                EnumerationBase::Boolean => value.is_boolean(),
            },
            Some(DefinitionKind::Tuple(_)) => value.is_array(),
            Some(DefinitionKind::JsonUnion(union)) => union.alternative_of(value).is_some(),
            _ => value.is_object(),
        },
    }
}

fn fits_scalar(value: &Value, scalar: Scalar) -> bool {
    match scalar {
        Scalar::Boolean => value.is_boolean(),
        Scalar::Int32 | Scalar::Int64 | Scalar::UnixTime => is_integer(value),
        Scalar::Uint32 | Scalar::Uint64 => {
            is_integer(value) && value.as_f64().is_some_and(|number| number >= 0.0)
        }
        Scalar::Float32 | Scalar::Float64 | Scalar::Decimal => value.is_number(),
        _ => value.is_string(),
    }
}

fn is_integer(value: &Value) -> bool {
    value
        .as_f64()
        .is_some_and(|number| number.fract().abs() < f64::EPSILON)
}
