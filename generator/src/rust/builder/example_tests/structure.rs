//! The structure of types of parameters.

use crate::ir::{Scalar, Type};

/// True for a file, or a list of files.
pub(super) fn is_file(ty: &Type) -> bool {
    match ty {
        Type::Array { items, .. } => is_file(items),
        ty => *ty == Type::Scalar(Scalar::File),
    }
}
