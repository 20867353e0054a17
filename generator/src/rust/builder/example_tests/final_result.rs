//! The result of a long-running operation, as the tests' server returns it.

use serde_json::{Value, json};

use crate::ir::{
    DefinitionId, DefinitionKind, Definitions, Enumeration, EnumerationBase, Scalar, Type,
};

/// Returns a value of a type, for operations whose example does not show the result.
pub(super) fn stand_in(definitions: &Definitions, ty: Option<&Type>) -> Value {
    match ty {
        None | Some(Type::Any | Type::Map { .. }) => json!({}),
        Some(Type::Array { .. }) => json!([]),
        Some(Type::Constant(constant)) => constant.json(),
        Some(Type::Scalar(scalar)) => of_scalar(*scalar),
        Some(Type::Named(id)) => match &definitions[*id].kind {
            DefinitionKind::Enumeration(enumeration) => of_enumeration(enumeration),
            DefinitionKind::Model(_) | DefinitionKind::Union(_) | DefinitionKind::JsonUnion(_) => {
                json!({})
            }
        },
    }
}

fn of_scalar(scalar: Scalar) -> Value {
    match scalar {
        Scalar::Boolean => json!(false),
        Scalar::Int32
        | Scalar::Int64
        | Scalar::Uint32
        | Scalar::Uint64
        | Scalar::Float32
        | Scalar::Float64
        | Scalar::Decimal
        | Scalar::UnixTime => json!(0),
        Scalar::DateTime => json!("2000-01-01T00:00:00Z"),
        Scalar::DateTimeRfc1123 => json!("Sat, 01 Jan 2000 00:00:00 GMT"),
        _ => json!(""),
    }
}

fn of_enumeration(enumeration: &Enumeration) -> Value {
    match enumeration.base {
        EnumerationBase::String => json!(""),
        EnumerationBase::Integer | EnumerationBase::Number => json!(0),
        EnumerationBase::Boolean => json!(false),
    }
}

/// True if the members of a value can be read among those of a status monitor: it is an object that ignores the
/// `status` of the monitor.
pub(super) fn fits_monitor(definitions: &Definitions, ty: &Type) -> bool {
    let ignores = |id: DefinitionId| {
        let model = definitions[id].as_model();
        model.is_some_and(|model| model.additional_properties.is_none())
    };
    match ty {
        Type::Named(id) => match &definitions[*id].kind {
            DefinitionKind::Union(union) => union.alternatives.iter().all(|it| ignores(it.model)),
            _ => ignores(*id),
        },
        _ => false,
    }
}
