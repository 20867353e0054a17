//! HTTP methods as named in `azure_core`.

pub use crate::ir::HttpMethod;

/// Returns the variant of `azure_core::http::Method`. Operations with other methods are reported and omitted by
/// lowering.
pub fn variant(method: HttpMethod) -> &'static str {
    match method {
        HttpMethod::Put => "Put",
        HttpMethod::Post => "Post",
        HttpMethod::Patch => "Patch",
        HttpMethod::Delete => "Delete",
        HttpMethod::Head => "Head",
        HttpMethod::Get | HttpMethod::Options | HttpMethod::Trace | HttpMethod::Query => "Get",
    }
}
