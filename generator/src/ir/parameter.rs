//! Parameters of requests.

use super::{Docs, Origin, Type};

/// What a caller, a client or the specification itself fills into a request.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Parameter {
    /// The name on the wire; for a map of headers what all their names begin with.
    pub wire_name: String,
    /// The name that code sees, where it differs (`x-ms-client-name`).
    pub client_name: Option<String>,
    /// Where it stands.
    pub origin: Origin,
    /// Its prose.
    pub docs: Docs,
    /// Where in the request it travels.
    pub location: ParameterLocation,
    /// Who supplies it.
    pub supplied_by: SuppliedBy,
    /// What it holds.
    pub ty: Type,
    /// Whether a request cannot go without it. Path parameters always are.
    pub required: bool,
    /// Whether `null` is a value of its own.
    pub nullable: bool,
    /// The style in which a list or an object is written.
    pub style: ParameterStyle,
    /// True if each of its items or members is written on its own.
    pub explode: bool,
    /// The media type of a part of a form, where the specification names one.
    pub media_type: Option<String>,
    /// Whether its text may hold slashes and the like (`x-ms-skip-url-encoding`).
    pub skip_url_encoding: bool,
    /// Whether its value must never be shown.
    pub secret: bool,
    /// The value that the service assumes when it is absent, as JSON: documentation, never sent.
    pub default: Option<serde_json::Value>,
    /// The value that the client fills in when the caller gives none (`x-ms-client-default`).
    pub client_default: Option<serde_json::Value>,
    /// The name of the group that gathers it (`x-ms-parameter-grouping`). Behind the `parameter_groups` pass: the name of one of
    /// [`Api::parameter_groups`](super::Api::parameter_groups).
    pub group: Option<String>,
    /// Further description for the docs: limits and patterns, one sentence each.
    pub constraints: Vec<String>,
}

/// Parameters that callers give together, shared by the operations that take some of them.
#[derive(Clone, Debug, serde::Serialize)]
pub struct ParameterGroup {
    /// What the specification calls it, or the operation and a word.
    pub name: String,
    /// Its parameters, in the order in which the operations first speak of them. Required is what every operation
    /// with the group requires.
    pub parameters: Vec<Parameter>,
}

/// An operation's use of a group of parameters.
#[derive(Clone, Copy, Debug, serde::Serialize)]
pub struct GroupUse {
    /// The place in [`Api::parameter_groups`](super::Api::parameter_groups).
    pub group: usize,
    /// Whether the operation cannot go without some of it.
    pub required: bool,
}

/// Where in the request a parameter travels.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ParameterLocation {
    /// In the host template (`x-ms-parameterized-host`).
    Host,
    /// In the path template.
    Path,
    /// In the query.
    Query,
    /// As a header.
    Header,
    /// As a cookie.
    Cookie,
    /// As a part of a form.
    Form,
}

/// Who supplies a parameter's value.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum SuppliedBy {
    /// The client: set once when it is made.
    Client,
    /// The caller of the method.
    Method,
}

/// The style in which a list or an object is written (OpenAPI 3.0, "Style Values").
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ParameterStyle {
    /// As one text: a list with commas between its items, an object as JSON.
    #[default]
    Text,
    /// With commas between the items, in a path or header.
    Simple,
    /// With commas between the items, in a query, cookie or form; exploded, a pair for each item or member.
    Form,
    /// As `Form`, with spaces.
    SpaceDelimited,
    /// As `Form`, with tabs (Swagger 2.0, `tsv`).
    TabDelimited,
    /// As `Form`, with pipes.
    PipeDelimited,
    /// A pair for each value or member, whose path follows the name in brackets: `name[member]`, `name[]`.
    DeepObject,
    /// After a dot, with commas or, exploded, dots between the items (RFC 6570, section 3.2.5).
    Label,
    /// As `;name=value`; exploded, one for each item or member (RFC 6570, section 3.2.7).
    Matrix,
}
