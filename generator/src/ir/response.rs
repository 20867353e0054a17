//! Responses and the results of calls.

use super::{BodyKind, Docs, ItemFormat, Origin, ParameterStyle, Type, XmlList};

/// An HTTP status code in the specification.
pub type StatusCode = u16;

/// A listed response.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Response {
    /// The status code. For a range, the first one that is not listed.
    pub status: StatusCode,
    /// True for the range of all successes, from 200 to 299, that are not listed.
    pub is_range: bool,
    /// The origin.
    pub origin: Origin,
    /// The documentation.
    pub docs: Docs,
    /// The type of the body.
    pub body: Option<Type>,
    /// The kind of body.
    pub kind: BodyKind,
    /// The items of a body that is a sequence of them. The type of the body is that of an item.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub items: Option<StreamItems>,
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
    ByStatus(Vec<StatusBody>),
    /// True if the resource exists: HEAD with 404 as a response.
    Exists,
    /// Streamed raw bytes.
    Stream,
    /// Streamed items of a type.
    Items(Type, StreamItems),
}

/// The items of a body that is a sequence of them.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StreamItems {
    /// The format of the sequence.
    pub format: ItemFormat,
    /// How an item is decoded.
    pub decoding: ItemDecoding,
    /// True if an item, or the data of an event, can be `null`.
    pub nullable: bool,
    /// The names of events, if the specification has them.
    pub names: Vec<String>,
    /// The text of the item that ends the stream, if the specification has it.
    pub end_marker: Option<String>,
}

/// How an item is decoded.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ItemDecoding {
    /// From JSON.
    Json,
    /// It is plain text.
    Text,
    /// An event from the object of its name, data and ID.
    WholeEvent,
}

/// The response body of some success codes.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct StatusBody {
    /// The listed status codes.
    pub statuses: Vec<StatusCode>,
    /// True if all other successes have this body.
    pub is_rest: bool,
    /// The body, if the response has one.
    pub body: Option<Type>,
    /// The kind of body.
    pub kind: BodyKind,
}

impl Response {
    /// True if a response with this status code may have a body (RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5).
    pub fn may_have_body(&self) -> bool {
        !matches!(self.status, 204 | 205 | 304)
    }

    /// True if the status code is a success: below 400, and not declared as an error.
    pub fn is_success(&self) -> bool {
        self.status < 400 && !self.error
    }
}
