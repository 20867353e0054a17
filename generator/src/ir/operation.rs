//! Operations, with request bodies, paging and long-running behavior.

use super::{
    BodyKind, Decided, Docs, Example, GroupUse, HttpMethod, Listing, Origin, Output, Paging,
    Parameter, ParameterLocation, Response, ScatteredExample, StatusCode, Type, XmlList,
};

/// Operations with the same prefix of the `operationId`, before the underscore.
#[derive(Clone, Debug, serde::Serialize)]
pub struct OperationGroup {
    /// The name in the specification. Empty for operations without a group.
    pub name: String,
    /// The operations in the order of the specification.
    pub operations: Vec<Operation>,
}

/// An operation.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Operation {
    /// The `operationId`. If there is none, it is generated from method and path.
    pub id: String,
    /// The part of the `operationId` after the group.
    pub name: String,
    /// The name in code, if it differs (`x-ms-client-name`).
    pub client_name: Option<String>,
    /// The origin.
    pub origin: Origin,
    /// The documentation.
    pub docs: Docs,
    /// The tags.
    pub tags: Vec<String>,
    /// The HTTP method.
    pub method: HttpMethod,
    /// The path template with a leading `/` and the base path, without the query string of `x-ms-paths`.
    pub path: String,
    /// The query string of a key in `x-ms-paths`, without `?`.
    pub fixed_query: Option<String>,
    /// The API version.
    pub api_version: Option<ApiVersion>,
    /// The parameters in the order of the specification, including constants. The body, the API version and fixed
    /// headers are not included.
    pub parameters: Vec<Parameter>,
    /// The parameter groups of the operation, in the order of the parameters. Decided by the `parameter_groups` pass.
    pub parameter_groups: Decided<Vec<GroupUse>>,
    /// The request body.
    pub body: Option<Body>,
    /// The media types of success responses, best first.
    pub produces: Vec<String>,
    /// The listed responses, by status code.
    pub responses: Vec<Response>,
    /// The body of the `default` response or of listed errors.
    pub error: ErrorModel,
    /// The result. Decided by the `outputs` pass.
    pub output: Decided<Output>,
    /// The member of the body that selects the kind of response.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body_flag: Option<BodyFlag>,
    /// The kind of response, if another operation has the other one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub choice: Option<ResponseChoice>,
    /// The response headers, as an index in [`Api::header_sets`](super::Api::header_sets). Decided by the `headers`
    /// pass.
    pub header_set: Decided<Option<usize>>,
    /// The paging of a list.
    #[serde(rename = "paging")]
    pub listing: Listing,
    /// The polling of a long-running operation.
    pub long_running: Option<LongRunning>,
    /// The examples.
    pub examples: Vec<Example>,
    /// The examples whose values are at several places. Empty if there are others.
    pub scattered_examples: Vec<ScatteredExample>,
    /// True if the operation is internal (`x-ms-internal`).
    pub internal: bool,
}

impl Operation {
    /// Returns the result of a successful call, or `Nothing` before it is decided.
    pub fn output(&self) -> &Output {
        self.output.get().unwrap_or(&Output::Nothing)
    }

    /// Returns the `operationId` in the specification, which two operations have in common if their responses differ.
    pub fn described_id(&self) -> &str {
        self.without_suffix(&self.id)
    }

    /// Returns the name without the group in the specification.
    pub fn described_name(&self) -> &str {
        self.without_suffix(&self.name)
    }

    fn without_suffix<'n>(&self, name: &'n str) -> &'n str {
        match &self.choice {
            Some(ResponseChoice::Items { suffix }) => name.strip_suffix(suffix.as_str()),
            Some(ResponseChoice::Document) | None => None,
        }
        .unwrap_or(name)
    }

    /// True if parts of the response can be requested (RFC 9110, section 14): it has a header parameter `Range`, or the
    /// status code 206.
    pub fn has_ranges(&self) -> bool {
        let is_range = |parameter: &Parameter| {
            parameter.location == ParameterLocation::Header
                && parameter.wire_name.eq_ignore_ascii_case("range")
        };
        let is_get = self.method == HttpMethod::Get;
        is_get
            && (self.parameters.iter().any(is_range)
                || self.responses.iter().any(|response| response.status == 206))
    }

    /// Returns the status codes of a HEAD response that mean that the resource does not exist.
    pub fn absent_codes(&self) -> Vec<StatusCode> {
        let absent = self.responses.iter();
        let absent = absent.filter(|response| !response.is_success() && !response.error);
        absent.map(|response| response.status).collect()
    }

    /// Returns the index of its response headers in [`Api::header_sets`](super::Api::header_sets), if it has any.
    pub fn header_set(&self) -> Option<usize> {
        self.header_set.get().copied().flatten()
    }

    /// Returns its parameter groups.
    pub fn parameter_groups(&self) -> &[GroupUse] {
        self.parameter_groups.get().map_or(&[], Vec::as_slice)
    }

    /// Returns the paging, if the operation is a list.
    pub fn paging(&self) -> Option<&Paging> {
        self.listing.found()
    }

    /// Returns the paging of the list whose first page is the result of a long-running operation.
    pub fn long_paging(&self) -> Option<&Paging> {
        let result = self.long_running.as_ref()?.result.decided()?;
        let paging = self.paging()?;
        let page = Type::Named(paging.page);
        (*result == page).then_some(paging)
    }

    /// Returns the response of a status code: the one that lists it, otherwise the range that includes it.
    pub fn response(&self, status: StatusCode) -> Option<&Response> {
        let all = || self.responses.iter();
        let range = || all().find(|it| it.is_range && (200..300).contains(&status));
        all().find(|it| it.status == status).or_else(range)
    }

    /// Returns the kind of the first response body of a success.
    pub fn response_kind(&self) -> BodyKind {
        let mut successes = self.responses.iter().filter(|it| it.is_success());
        let with_body = successes.find(|it| it.body.is_some());
        with_body.map_or(BodyKind::Json, |it| it.kind)
    }

    /// True if a success response is XML, or XML is the preferred media type.
    pub fn responds_with_xml(&self) -> bool {
        let mut successes = self.responses.iter().filter(|it| it.is_success());
        let best = self.produces.first();
        successes.any(|it| it.body.is_some() && it.kind == BodyKind::Xml)
            || best.is_some_and(|media| {
                let essence = media.split(';').next().unwrap_or_default().trim();
                let essence = essence.to_ascii_lowercase();
                essence.ends_with("/xml") || essence.ends_with("+xml")
            })
    }
}

/// A member of a JSON body that the client sets.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct BodyFlag {
    /// The JSON pointer of the member.
    pub pointer: String,
    /// The value. If it is false, the member is only set if the caller has set it.
    pub value: bool,
}

/// The kind of response of an operation that the specification describes with two of them.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ResponseChoice {
    /// A document.
    Document,
    /// A sequence of items.
    Items {
        /// The end of the ID and the name, which distinguishes them from those of the other operation.
        suffix: String,
    },
}

/// The API version of an operation.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct ApiVersion {
    /// The query parameter or header of the API version: `api-version`.
    pub wire_name: String,
    /// True if it is a header.
    pub header: bool,
    /// The version: `info.version` of the document, or the only value of the parameter.
    pub value: String,
}

/// A request body.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Body {
    /// The name of the parameter in the specification.
    pub name: String,
    /// The name in code, if it differs.
    pub client_name: Option<String>,
    /// The origin.
    pub origin: Origin,
    /// The documentation.
    pub docs: Docs,
    /// The kind of body.
    pub kind: BodyKind,
    /// The type. The parts of a form are parameters in [`ParameterLocation::Form`](super::ParameterLocation::Form).
    pub ty: Type,
    /// True if an item of a sequence can be `null`.
    pub nullable_items: bool,
    /// The media types that the operation accepts, best first.
    pub consumes: Vec<String>,
    /// True if it is required.
    pub required: bool,
    /// The XML placement of a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub xml: Option<XmlList>,
    /// True if the specification requests its members as arguments (`x-ms-client-flatten`).
    pub flatten: bool,
}

impl Body {
    /// Returns the media type of the body, unless the caller sets one. `None` if the caller has to: a range is not a
    /// media type (RFC 9110, section 8.3), and a `multipart` type needs a boundary (RFC 2046, section 5.1.1).
    pub fn media_type(&self) -> Option<&str> {
        let lacks_boundary = |name: &str| {
            let name = name.trim().to_ascii_lowercase();
            self.kind != BodyKind::Multipart
                && name.starts_with("multipart/")
                && !name.contains("boundary=")
        };
        let mut all = self.consumes.iter().map(String::as_str);
        all.find(|name| !name.trim().is_empty() && !name.contains('*') && !lacks_boundary(name))
    }
}

/// The error response of an operation.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ErrorModel {
    /// Not specified.
    #[default]
    Unspecified,
    /// The error of Azure Resource Manager: `error` with code and message. Found by the `errors` pass.
    Arm,
    /// Another type.
    Type(Type),
}

/// The polling of a long-running operation (`x-ms-long-running-operation`).
#[derive(Clone, Debug, serde::Serialize)]
pub struct LongRunning {
    /// The location of the result, if the specification declares it.
    pub final_state: Option<FinalState>,
    /// The type of the final result.
    pub result: FinalResult,
}

/// The type of the final result of a long-running operation.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum FinalResult {
    /// The type that the specification declares, if any (`final-state-schema`).
    Declared(Option<Type>),
    /// The type that the poller yields, if any, and how it differs from a status monitor. Decided by the `long_running`
    /// pass.
    Decided(Option<Type>, ResultSchema),
}

/// The schema of a long-running operation's result, compared with that of a status monitor.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ResultSchema {
    /// True if it declares a top-level `status`.
    pub has_status: bool,
    /// True if it is a status monitor: it declares `status` and `result`.
    pub is_monitor: bool,
    /// True if it is the `result` of the operation's status monitor.
    pub in_monitor: bool,
}

impl FinalResult {
    /// Returns the type that the poller yields, once it is decided.
    pub fn decided(&self) -> Option<&Type> {
        match self {
            FinalResult::Decided(ty, _) => ty.as_ref(),
            FinalResult::Declared(_) => None,
        }
    }

    /// Returns how the result differs from a status monitor, once it is decided.
    pub fn schema(&self) -> ResultSchema {
        match self {
            FinalResult::Decided(_, schema) => *schema,
            FinalResult::Declared(_) => ResultSchema::default(),
        }
    }

    /// Returns the type in either state.
    pub fn ty(&self) -> Option<&Type> {
        let (FinalResult::Declared(ty) | FinalResult::Decided(ty, _)) = self;
        ty.as_ref()
    }

    /// Returns the type in either state, for modification.
    pub fn ty_mut(&mut self) -> Option<&mut Type> {
        let (FinalResult::Declared(ty) | FinalResult::Decided(ty, _)) = self;
        ty.as_mut()
    }
}

/// The location of a long-running operation's result (`final-state-via`).
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
