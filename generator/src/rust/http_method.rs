//! The methods of HTTP as `azure_core` names them.

pub use crate::ir::HttpMethod;

/// The variant of `azure_core::http::Method`. Operations with other methods are reported and left out by lowering.
pub fn variant(method: HttpMethod) -> &'static str {
    match method {
        HttpMethod::Put => "Put",
        HttpMethod::Post => "Post",
        HttpMethod::Patch => "Patch",
        HttpMethod::Delete => "Delete",
        HttpMethod::Head => "Head",
        HttpMethod::Get | HttpMethod::Options | HttpMethod::Trace => "Get",
    }
}
