//! Operations, with request bodies, paging and long-running behavior.

use super::{
    Docs, Example, GroupUse, HttpMethod, Listing, Origin, Output, Paging, Parameter, Response,
    Type, XmlList,
};

/// Operations that belong together: the part of an operationId before the underscore.
#[derive(Clone, Debug, serde::Serialize)]
pub struct OperationGroup {
    /// What the specification calls it; empty for operations without a group.
    pub name: String,
    /// Its operations, in spec order.
    pub operations: Vec<Operation>,
}

/// One call of the API.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Operation {
    /// The operationId as it stands; made of verb and path where there is none.
    pub id: String,
    /// The part of the operationId after the group.
    pub name: String,
    /// The name that code sees, where it differs (`x-ms-client-name`).
    pub client_name: Option<String>,
    /// Where it stands.
    pub origin: Origin,
    /// Its prose.
    pub docs: Docs,
    /// The HTTP method.
    pub method: HttpMethod,
    /// The path template, with a leading `/`, base path included, query string (from `x-ms-paths`) left out.
    pub path: String,
    /// The query string that a path key from `x-ms-paths` carries, without its `?`.
    pub fixed_query: Option<String>,
    /// The version of the API that the operation speaks.
    pub api_version: Option<ApiVersion>,
    /// Every parameter but the body, the api-version and fixed headers, in spec order: constants included.
    pub parameters: Vec<Parameter>,
    /// The groups that gather some of them, in the order of the parameters; filled by the `parameter_groups` pass.
    pub parameter_groups: Vec<GroupUse>,
    /// What the request carries.
    pub body: Option<Body>,
    /// The media types that a success answers with, best first.
    pub produces: Vec<String>,
    /// The listed responses, by code.
    pub responses: Vec<Response>,
    /// What the `default` response or the listed failures answer with.
    pub error: ErrorModel,
    /// What a success yields; filled by the `outputs` pass.
    pub output: Output,
    /// The headers that come with it: the place in [`Api::header_sets`](super::Api::header_sets); filled by the
    /// `headers` pass.
    pub header_set: Option<usize>,
    /// How a list goes on, where the operation lists.
    #[serde(rename = "paging")]
    pub listing: Listing,
    /// How to wait for the end, where the operation takes long.
    pub long_running: Option<LongRunning>,
    /// The examples that the specification gives.
    pub examples: Vec<Example>,
    /// Whether the operation is meant for the service's own tools only (`x-ms-internal`).
    pub internal: bool,
}

impl Operation {
    /// How the list goes on, where the operation lists.
    pub fn paging(&self) -> Option<&Paging> {
        self.listing.found()
    }

    /// How the list goes on whose first page the operation yields after a long time.
    pub fn long_paging(&self) -> Option<&Paging> {
        let result = self.long_running.as_ref()?.result.as_ref()?;
        let paging = self.paging()?;
        let page = Type::Named(paging.page);
        (*result == page).then_some(paging)
    }

    /// Whether it answers in XML: that is the media type that suits the service best.
    pub fn answers_xml(&self) -> bool {
        let best = self.produces.first();
        best.is_some_and(|media| {
            let essence = media.split(';').next().unwrap_or_default().trim();
            let essence = essence.to_ascii_lowercase();
            essence.ends_with("/xml") || essence.ends_with("+xml")
        })
    }
}

/// The version of the API that an operation speaks.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct ApiVersion {
    /// The query parameter or header that carries it: `api-version`.
    pub wire_name: String,
    /// Whether it travels as a header instead of in the query.
    pub header: bool,
    /// The version: `info.version` of the operation's own document, or the parameter's only value.
    pub value: String,
}

/// What a request carries.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Body {
    /// The parameter's name in the specification.
    pub name: String,
    /// The name that code sees, where it differs.
    pub client_name: Option<String>,
    /// Where it stands.
    pub origin: Origin,
    /// Its prose.
    pub docs: Docs,
    /// How it travels.
    pub kind: BodyKind,
    /// What it holds; for forms the parts are parameters in [`Location::Form`](super::Location::Form).
    pub ty: Type,
    /// The media types that the operation takes, best first.
    pub consumes: Vec<String>,
    /// Whether a request cannot go without it.
    pub required: bool,
    /// What it is in XML, where it is a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub xml: Option<XmlList>,
    /// Whether the author wishes its members as arguments (`x-ms-client-flatten`).
    pub flatten: bool,
}

/// How a body travels.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum BodyKind {
    /// As JSON.
    Json,
    /// As a JSON merge patch (RFC 7396).
    MergePatch,
    /// As XML.
    Xml,
    /// As text.
    Text,
    /// As raw bytes.
    Bytes,
    /// As `multipart/form-data`.
    Multipart,
    /// As `application/x-www-form-urlencoded`.
    UrlEncoded,
}

/// What a failure answers with.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ErrorModel {
    /// The specification does not say.
    #[default]
    Unspecified,
    /// An object of the ARM shape: `error` with code and message; found by the `errors` pass.
    Arm,
    /// Something else.
    Type(Type),
}

/// How to wait for the end of an operation (`x-ms-long-running-operation`).
#[derive(Clone, Debug, serde::Serialize)]
pub struct LongRunning {
    /// Where the specification says that the result is; `None` when it does not.
    pub final_state: Option<FinalState>,
    /// What the final result is, where the specification says so on its own (`final-state-schema`).
    pub final_schema: Option<Type>,
    /// What the poller yields in the end; filled by the `long_running` pass.
    pub result: Option<Type>,
}

/// Where the result of a long-running operation is (`final-state-via`).
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum FinalState {
    /// `azure-async-operation`
    AzureAsyncOperation,
    /// `location`
    Location,
    /// `original-uri`
    OriginalUri,
    /// `operation-location`
    OperationLocation,
}
