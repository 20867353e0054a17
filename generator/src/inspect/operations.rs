//! Operations in short.

use serde::Serialize;

use super::words;
use crate::ir::{
    Body, Definitions, LongRunning, Operation, OperationGroup, Paging, Parameter, Response,
    SuppliedBy,
};

/// A group of operations.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GroupView {
    /// Its name; empty for operations without a group.
    pub name: String,
    /// Its operations.
    pub operations: Vec<OperationView>,
}

/// An operation.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OperationView {
    /// Its operationId.
    pub id: String,
    /// The verb.
    pub method: String,
    /// The path template.
    pub path: String,
    /// The version that it speaks.
    pub api_version: Option<String>,
    /// What is filled into the request.
    pub parameters: Vec<ParameterView>,
    /// What the request carries.
    pub body: Option<BodyView>,
    /// What a success yields.
    pub output: String,
    /// The listed responses.
    pub responses: Vec<ResponseView>,
    /// What a failure answers with.
    pub error: String,
    /// How a list goes on.
    pub paging: Option<PagingView>,
    /// How to wait for the end.
    pub long_running: Option<LongRunningView>,
    /// The names of the examples.
    pub examples: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
}

/// A parameter.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ParameterView {
    /// Its name on the wire.
    pub name: String,
    /// Where it travels.
    pub location: String,
    /// What it holds.
    #[serde(rename = "type")]
    pub ty: String,
    /// Whether a request cannot go without it.
    pub required: bool,
    /// Whether the client supplies it, not the caller of the method.
    pub client: bool,
    /// Whether its text keeps slashes and the like.
    pub skip_url_encoding: bool,
}

/// A body.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BodyView {
    /// The parameter's name.
    pub name: String,
    /// How it travels.
    pub kind: String,
    /// What it holds.
    #[serde(rename = "type")]
    pub ty: String,
    /// Whether a request cannot go without it.
    pub required: bool,
}

/// A listed response.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ResponseView {
    /// The status.
    pub status: u16,
    /// What the body holds.
    pub body: Option<String>,
    /// The headers.
    pub headers: Vec<String>,
    /// Whether it is a failure.
    pub error: bool,
}

/// How a list goes on.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PagingView {
    /// The member that holds the items.
    pub items: String,
    /// What each item is.
    pub item: String,
    /// Where the next page is.
    pub next: String,
}

/// How to wait for the end.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LongRunningView {
    /// Where the specification says that the result is.
    pub final_state: Option<String>,
    /// What the result is.
    pub result: Option<String>,
}

impl GroupView {
    pub(super) fn of(group: &OperationGroup, definitions: &Definitions) -> GroupView {
        GroupView {
            name: group.name.clone(),
            operations: group
                .operations
                .iter()
                .map(|operation| OperationView::of(operation, definitions))
                .collect(),
        }
    }
}

impl OperationView {
    fn of(operation: &Operation, definitions: &Definitions) -> OperationView {
        let path = match &operation.fixed_query {
            Some(query) => format!("{}?{query}", operation.path),
            None => operation.path.clone(),
        };
        OperationView {
            id: operation.id.clone(),
            method: operation.method.to_string(),
            path,
            api_version: operation
                .api_version
                .as_ref()
                .map(|version| version.value.clone()),
            parameters: operation
                .parameters
                .iter()
                .map(|parameter| ParameterView::of(parameter, definitions))
                .collect(),
            body: operation
                .body
                .as_ref()
                .map(|body| BodyView::of(body, definitions)),
            output: words::output(&operation.output, definitions),
            responses: operation
                .responses
                .iter()
                .map(|response| ResponseView::of(response, definitions))
                .collect(),
            error: words::error(&operation.error, definitions),
            paging: operation
                .paging()
                .map(|paging| PagingView::of(paging, definitions)),
            long_running: operation
                .long_running
                .as_ref()
                .map(|options| LongRunningView::of(options, definitions)),
            examples: operation
                .examples
                .iter()
                .map(|example| example.name.clone())
                .collect(),
            deprecated: operation.docs.deprecated.is_some(),
        }
    }
}

impl ParameterView {
    pub(super) fn of(parameter: &Parameter, definitions: &Definitions) -> ParameterView {
        ParameterView {
            name: parameter.wire_name.clone(),
            location: words::location(parameter.location).into(),
            ty: words::ty(&parameter.ty, definitions),
            required: parameter.required,
            client: parameter.supplied_by == SuppliedBy::Client,
            skip_url_encoding: parameter.skip_url_encoding,
        }
    }
}

impl BodyView {
    fn of(body: &Body, definitions: &Definitions) -> BodyView {
        BodyView {
            name: body.name.clone(),
            kind: words::body(body.kind).into(),
            ty: words::ty(&body.ty, definitions),
            required: body.required,
        }
    }
}

impl ResponseView {
    fn of(response: &Response, definitions: &Definitions) -> ResponseView {
        ResponseView {
            status: response.status,
            body: response
                .body
                .as_ref()
                .map(|body| words::ty(body, definitions)),
            headers: response
                .headers
                .iter()
                .map(|header| header.wire_name.clone())
                .collect(),
            error: !response.is_success(),
        }
    }
}

impl PagingView {
    fn of(paging: &Paging, definitions: &Definitions) -> PagingView {
        PagingView {
            items: paging.items.join("."),
            item: words::ty(&paging.item, definitions),
            next: words::next(&paging.next),
        }
    }
}

impl LongRunningView {
    fn of(options: &LongRunning, definitions: &Definitions) -> LongRunningView {
        LongRunningView {
            final_state: options
                .final_state
                .map(|state| words::final_state(state).into()),
            result: options
                .result
                .as_ref()
                .map(|result| words::ty(result, definitions)),
        }
    }
}
