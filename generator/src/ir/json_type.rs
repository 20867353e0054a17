//! The types of JSON.

use super::{DefinitionKind, Definitions, EnumerationBase, Literal, Scalar, Type};

/// A type of JSON values, as schemas distinguish them.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
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
    /// Returns the JSON type of the values of a type, if they all have one.
    pub fn of(definitions: &Definitions, ty: &Type) -> Option<Self> {
        Some(match ty {
            Type::Any => return None,
            Type::Scalar(scalar) => Self::of_scalar(*scalar),
            Type::Array { .. } => JsonType::List,
            Type::Map { .. } => JsonType::Object,
            Type::Constant(Literal::Text(_)) => JsonType::Text,
            Type::Constant(Literal::Number(number)) if number.is_f64() => JsonType::Number,
            Type::Constant(Literal::Number(_)) => JsonType::Integer,
            Type::Constant(Literal::Boolean(_)) => JsonType::Boolean,
            Type::Named(id) => match &definitions.get(*id)?.kind {
                DefinitionKind::Model(_) | DefinitionKind::Union(_) => JsonType::Object,
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
