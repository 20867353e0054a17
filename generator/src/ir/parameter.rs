//! Parameters of requests.

use super::{Docs, Limits, Origin, Type};

/// A parameter of a request, which the caller, the client or the specification sets.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Parameter {
    /// The wire name, or the common prefix for a map of headers.
    pub wire_name: String,
    /// The name in code, if it differs (`x-ms-client-name`).
    pub client_name: Option<String>,
    /// The origin.
    pub origin: Origin,
    /// The documentation.
    pub docs: Docs,
    /// The location in the request.
    pub location: ParameterLocation,
    /// The supplier of the value.
    pub supplied_by: SuppliedBy,
    /// The type.
    pub ty: Type,
    /// True if it is required. Without a value, an optional parameter of a path has no segment.
    pub required: bool,
    /// True if `null` is a value.
    pub nullable: bool,
    /// The style of a list or object.
    pub style: ParameterStyle,
    /// True if items or members are written separately.
    pub explode: bool,
    /// True if it is a map of headers with a prefix (`x-ms-header-collection-prefix`).
    pub prefix: bool,
    /// The media type of a form part, if declared, or of a form that is the whole query.
    pub media_type: Option<String>,
    /// True if its value is not encoded (`x-ms-skip-url-encoding`).
    pub skip_url_encoding: bool,
    /// True if its value is encoded twice (`x-ms-url-encoding`).
    pub double_url_encoding: bool,
    /// True if its value must not be printed.
    pub secret: bool,
    /// The default of the service as JSON. It is documentation, and is not sent.
    pub default: Option<serde_json::Value>,
    /// The default that the client sends (`x-ms-client-default`).
    pub client_default: Option<serde_json::Value>,
    /// The name of the parameter group (`x-ms-parameter-grouping`).
    pub group: Option<String>,
    /// The constraints, one sentence each, for the documentation.
    pub constraints: Vec<String>,
    /// The limits of the value, if it has any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limits: Option<Box<Limits>>,
}

impl Parameter {
    /// Creates an optional parameter of a method, without any other attribute.
    pub fn new(
        wire_name: impl Into<String>,
        location: ParameterLocation,
        ty: Type,
        origin: Origin,
    ) -> Self {
        Parameter {
            wire_name: wire_name.into(),
            client_name: None,
            origin,
            docs: Docs::default(),
            location,
            supplied_by: SuppliedBy::Method,
            ty,
            required: false,
            nullable: false,
            style: ParameterStyle::Text,
            explode: false,
            prefix: false,
            media_type: None,
            skip_url_encoding: false,
            double_url_encoding: false,
            secret: false,
            default: None,
            client_default: None,
            group: None,
            constraints: Vec::new(),
            limits: None,
        }
    }
}

/// A group of parameters, which several operations may share.
#[derive(Clone, Debug, serde::Serialize)]
pub struct ParameterGroup {
    /// The name in the specification, or one from the operation.
    pub name: String,
    /// The parameters, in the order of the operations. One is required if every operation with the group requires it.
    pub parameters: Vec<Parameter>,
}

/// The parameter group of an operation.
#[derive(Clone, Copy, Debug, serde::Serialize)]
pub struct GroupUse {
    /// The index in [`Api::parameter_groups`](super::Api::parameter_groups).
    pub group: usize,
    /// True if the operation requires one of the parameters.
    pub required: bool,
}

/// The location of a parameter in a request.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ParameterLocation {
    /// The host template (`x-ms-parameterized-host`).
    Host,
    /// The path template.
    Path,
    /// The query.
    Query,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
    /// A form part.
    Form,
}

impl ParameterLocation {
    /// Returns the name of the location, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            ParameterLocation::Host => "host",
            ParameterLocation::Path => "path",
            ParameterLocation::Query => "query",
            ParameterLocation::Header => "header",
            ParameterLocation::Cookie => "cookie",
            ParameterLocation::Form => "form",
        }
    }
}

/// The supplier of a parameter's value.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum SuppliedBy {
    /// The client: set once on creation.
    Client,
    /// The caller of the method.
    Method,
}

/// The style of a list or object (OpenAPI 3.0, "Style Values").
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ParameterStyle {
    /// One text: a list is comma-separated, an object is JSON.
    #[default]
    Text,
    /// As JSON, whatever it is: a part of a form (OpenAPI 3.0, `contentType`).
    Json,
    /// Comma-separated, in a path or header.
    Simple,
    /// Comma-separated, in a query, cookie or form. Exploded: one pair per item or member.
    Form,
    /// Like `Form`, with spaces.
    SpaceDelimited,
    /// Like `Form`, with tabs (Swagger 2.0, `tsv`).
    TabDelimited,
    /// Like `Form`, with pipes.
    PipeDelimited,
    /// One pair per value or member, with its path in brackets: `name[member]`, `name[]`.
    DeepObject,
    /// After a dot, separated by commas or, exploded, by dots (RFC 6570, section 3.2.5).
    Label,
    /// `;name=value`. Exploded: one per item or member (RFC 6570, section 3.2.7).
    Matrix,
}
