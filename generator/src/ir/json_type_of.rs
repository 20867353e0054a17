//! The JSON types of the values of types.

use super::{DefinitionKind, Definitions, EnumerationBase, JsonType, Literal, Scalar, Type};

impl JsonType {
    /// Returns the JSON type of the values of a type, if they all have one.
    pub fn of(definitions: &Definitions, ty: &Type) -> Option<Self> {
        Some(match ty {
            Type::Any => return None,
            Type::Scalar(scalar) => Self::of_scalar(*scalar),
            Type::JsonInText(_) => JsonType::Text,
            Type::Array { .. } => JsonType::List,
            Type::Map { .. } => JsonType::Object,
            Type::Constant(Literal::Text(_)) => JsonType::Text,
            Type::Constant(Literal::Number(number)) if number.is_f64() => JsonType::Number,
            Type::Constant(Literal::Number(_)) => JsonType::Integer,
            Type::Constant(Literal::Boolean(_)) => JsonType::Boolean,
            Type::Named(id) => match &definitions.get(*id)?.kind {
                DefinitionKind::Model(_) | DefinitionKind::Union(_) => JsonType::Object,
                DefinitionKind::Tuple(_) => JsonType::List,
                DefinitionKind::JsonUnion(union) => {
                    let mut types = union.alternatives.iter().map(|one| one.json);
                    let first = types.next()?;
                    return types.all(|one| one == first).then_some(first);
                }
                DefinitionKind::Enumeration(enumeration) => match enumeration.base {
                    EnumerationBase::String => JsonType::Text,
                    EnumerationBase::Integer => JsonType::Integer,
                    EnumerationBase::Number => JsonType::Number,
                    EnumerationBase::Boolean => JsonType::Boolean,
                },
            },
        })
    }

    fn of_scalar(scalar: Scalar) -> Self {
        match scalar {
            Scalar::Boolean => JsonType::Boolean,
            Scalar::Int32 | Scalar::Int64 | Scalar::Uint32 | Scalar::Uint64 | Scalar::UnixTime => {
                JsonType::Integer
            }
            Scalar::Float32 | Scalar::Float64 | Scalar::Decimal => JsonType::Number,
            _ => JsonType::Text,
        }
    }
}
