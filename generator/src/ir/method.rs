//! HTTP methods.

use std::fmt;

/// An HTTP method.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum HttpMethod {
    /// `GET`
    Get,
    /// `PUT`
    Put,
    /// `POST`
    Post,
    /// `DELETE`
    Delete,
    /// `HEAD`
    Head,
    /// `PATCH`
    Patch,
    /// `OPTIONS`
    Options,
    /// `TRACE`, in OpenAPI 3.0
    Trace,
    /// `QUERY`, in OpenAPI 3.2
    Query,
}

impl HttpMethod {
    /// All methods.
    pub const ALL: [HttpMethod; 9] = [
        HttpMethod::Get,
        HttpMethod::Put,
        HttpMethod::Post,
        HttpMethod::Delete,
        HttpMethod::Head,
        HttpMethod::Patch,
        HttpMethod::Options,
        HttpMethod::Trace,
        HttpMethod::Query,
    ];

    /// Returns the methods that `azure_core` can send; its list is closed.
    pub fn sendable() -> impl Iterator<Item = HttpMethod> {
        let methods = HttpMethod::ALL.into_iter();
        methods.filter(|method| method.is_sendable())
    }

    /// True if `azure_core` can send requests with this method.
    #[must_use]
    pub fn is_sendable(self) -> bool {
        !matches!(
            self,
            HttpMethod::Options | HttpMethod::Trace | HttpMethod::Query
        )
    }

    /// Returns the key of the method in a path item.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            HttpMethod::Get => "get",
            HttpMethod::Put => "put",
            HttpMethod::Post => "post",
            HttpMethod::Delete => "delete",
            HttpMethod::Head => "head",
            HttpMethod::Patch => "patch",
            HttpMethod::Options => "options",
            HttpMethod::Trace => "trace",
            HttpMethod::Query => "query",
        }
    }

    /// Returns the method in upper case.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            HttpMethod::Get => "GET",
            HttpMethod::Put => "PUT",
            HttpMethod::Post => "POST",
            HttpMethod::Delete => "DELETE",
            HttpMethod::Head => "HEAD",
            HttpMethod::Patch => "PATCH",
            HttpMethod::Options => "OPTIONS",
            HttpMethod::Trace => "TRACE",
            HttpMethod::Query => "QUERY",
        }
    }
}

impl fmt::Display for HttpMethod {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}
