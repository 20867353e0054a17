//! Responses and the results of calls.

use super::{Docs, Origin, ParameterStyle, Type, XmlList};

/// An HTTP status code that the specification lists.
pub type StatusCode = u16;

/// What a listed status answers with.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Response {
    /// The code.
    pub status: StatusCode,
    /// Where it stands.
    pub origin: Origin,
    /// Its prose.
    pub docs: Docs,
    /// What the body holds.
    pub body: Option<Type>,
    /// What the body is in XML, where it is a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub xml: Option<XmlList>,
    /// The headers that it carries.
    pub headers: Vec<Header>,
    /// Whether the specification says that this status is a failure (`x-ms-error-response`).
    pub error: bool,
}

/// A header of a response.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Header {
    /// The name on the wire; with `prefix`, what all the map's headers begin with.
    pub wire_name: String,
    /// The name that code sees, where it differs.
    pub client_name: Option<String>,
    /// Its prose.
    pub docs: Docs,
    /// What it holds.
    pub ty: Type,
    /// How it lists several values.
    pub style: ParameterStyle,
    /// True if each of its items or members is written on its own.
    pub explode: bool,
    /// Whether it is a map of headers with one prefix (`x-ms-header-collection-prefix`).
    pub prefix: bool,
}

/// Headers that answers carry together; gathered by the `headers` pass.
#[derive(Clone, Debug, serde::Serialize)]
pub struct HeaderSet {
    /// The headers: each holds a single value or a list of them, or is a map.
    pub headers: Vec<Header>,
}

/// What a call yields when it succeeds; decided by the `outputs` pass.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Output {
    /// Nothing beyond the status and headers.
    Nothing,
    /// The body, whatever success code came.
    Body(Type),
    /// The body for some success codes, nothing for others.
    OptionalBody(Type),
    /// Different bodies for different codes.
    ByStatus(Vec<(Vec<StatusCode>, Option<Type>)>),
    /// Whether the thing is there: HEAD with 404 as an answer.
    Exists,
    /// Raw bytes as they arrive.
    Stream,
}

impl Response {
    /// Whether the status is a success: below 400, and not marked as a failure.
    pub fn is_success(&self) -> bool {
        self.status < 400 && !self.error
    }
}
