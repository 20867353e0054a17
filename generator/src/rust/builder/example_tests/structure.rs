//! The structure of a type, which decides how a value is written and how a test creates it.

use crate::ir::{DefinitionKind, Definitions, Scalar, Type};

/// True if values of a type may have members.
pub(super) fn is_structured(definitions: &Definitions, ty: &Type) -> bool {
    match ty {
        Type::Any | Type::Map { .. } => true,
        Type::Named(id) => match &definitions[*id].kind {
            DefinitionKind::Enumeration(_) => false,
            DefinitionKind::JsonUnion(union) => !union.is_scalar(),
            DefinitionKind::Model(_) | DefinitionKind::Union(_) | DefinitionKind::Tuple(_) => true,
        },
        Type::Array { .. } | Type::Scalar(_) | Type::Constant(_) => false,
    }
}

/// True if values of a type can be decoded without the model around them: JSON does not show their format.
pub(super) fn is_decodable(ty: &Type) -> bool {
    match ty {
        Type::Array { items, .. } => is_decodable(items),
        Type::Map { values, .. } => is_decodable(values),
        Type::Scalar(scalar) => !matches!(
            scalar,
            Scalar::DateTime
                | Scalar::DateTimeRfc1123
                | Scalar::UnixTime
                | Scalar::TypedUuid
                | Scalar::TypedDate
                | Scalar::Base64
                | Scalar::Base64Url
                | Scalar::Binary
                | Scalar::File
        ),
        Type::Any | Type::Constant(_) | Type::Named(_) => true,
    }
}

/// True for a file, or a list of files.
pub(super) fn is_file(ty: &Type) -> bool {
    match ty {
        Type::Array { items, .. } => is_file(items),
        ty => *ty == Type::Scalar(Scalar::File),
    }
}
