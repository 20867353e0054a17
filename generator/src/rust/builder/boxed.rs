//! Values in enums and tuple structs, where models are boxed.

use super::{
    super::{path::Path, types::RustType},
    types::{self, TypeContext},
};
use crate::ir::Type;

/// Returns the type that a variant or a field of a tuple struct holds. Models, unions and tuples are boxed, so that an
/// enum is small, and both may contain themselves.
pub(super) fn held(context: &TypeContext<'_>, ty: &Type) -> RustType {
    let owned = context.owned(ty);
    match is_boxed(context, ty) {
        true => RustType::Generic(Path::local("Box"), vec![owned]),
        false => owned,
    }
}

/// True if the value is boxed.
pub(super) fn is_boxed(context: &TypeContext<'_>, ty: &Type) -> bool {
    let ty = ty.decoded();
    matches!(ty, Type::Named(_)) && !types::is_enumeration(&context.context, ty)
}
