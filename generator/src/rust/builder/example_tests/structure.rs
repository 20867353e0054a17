//! The types of values that a test can create.

use crate::ir::{Scalar, Type};

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
