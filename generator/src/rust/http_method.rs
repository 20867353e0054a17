//! HTTP methods as named in `azure_core`, and in the runtime.

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

/// Returns the function of the runtime that creates a call of this method.
pub fn call(method: HttpMethod) -> &'static str {
    match method {
        HttpMethod::Put => "put",
        HttpMethod::Post => "post",
        HttpMethod::Patch => "patch",
        HttpMethod::Delete => "delete",
        HttpMethod::Head => "head",
        HttpMethod::Get | HttpMethod::Options | HttpMethod::Trace | HttpMethod::Query => "get",
    }
}
