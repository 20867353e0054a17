//! Responses and the results of calls.

use super::{Docs, Origin, ParameterStyle, Type, XmlList};

/// An HTTP status code in the specification.
pub type StatusCode = u16;

/// A listed response.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Response {
    /// The status code.
    pub status: StatusCode,
    /// The origin.
    pub origin: Origin,
    /// The documentation.
    pub docs: Docs,
    /// The type of the body.
    pub body: Option<Type>,
    /// The XML placement of a list in the body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub xml: Option<XmlList>,
    /// The headers.
    pub headers: Vec<Header>,
    /// True if the specification declares this status code as an error (`x-ms-error-response`).
    pub error: bool,
}

/// A response header.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Header {
    /// The wire name or, with `prefix`, the prefix of the map's headers.
    pub wire_name: String,
    /// The name in code, if it differs.
    pub client_name: Option<String>,
    /// The documentation.
    pub docs: Docs,
    /// The type.
    pub ty: Type,
    /// The style of several values.
    pub style: ParameterStyle,
    /// True if items or members are written separately.
    pub explode: bool,
    /// True if it is a map of headers with a prefix (`x-ms-header-collection-prefix`).
    pub prefix: bool,
}

/// A set of response headers. Created by the `headers` pass.
#[derive(Clone, Debug, serde::Serialize)]
pub struct HeaderSet {
    /// The headers: each is a single value, a list of values, or a map.
    pub headers: Vec<Header>,
}

/// The result of a successful call. Decided by the `outputs` pass.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Output {
    /// No body.
    Nothing,
    /// A body, for every success status code.
    Body(Type),
    /// A body for some success status codes, none for others.
    OptionalBody(Type),
    /// Different bodies for different status codes.
    ByStatus(Vec<(Vec<StatusCode>, Option<Type>)>),
    /// True if the resource exists: HEAD with 404 as a response.
    Exists,
    /// Streamed raw bytes.
    Stream,
}

impl Response {
    /// True if the status code is a success: below 400, and not declared as an error.
    pub fn is_success(&self) -> bool {
        self.status < 400 && !self.error
    }
}
