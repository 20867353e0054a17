//! The headers whose values are entity tags (RFC 9110, sections 8.8.3 and 13.1).

use crate::ir::{Scalar, Type};

/// Returns the type of a request header: an entity tag for text in `If-Match` and `If-None-Match`.
pub(super) fn of_request(name: &str, ty: Type) -> Type {
    tagged(&["if-match", "if-none-match"], name, ty)
}

/// Returns the type of a response header: an entity tag for text in `ETag`.
pub(super) fn of_response(name: &str, ty: Type) -> Type {
    tagged(&["etag"], name, ty)
}

fn tagged(names: &[&str], name: &str, ty: Type) -> Type {
    let is_tag = names.iter().any(|known| known.eq_ignore_ascii_case(name));
    match ty {
        Type::Scalar(Scalar::String) if is_tag => Type::Scalar(Scalar::Etag),
        ty => ty,
    }
}
