//! Summaries of operations.

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
    /// The name. Empty for operations without a group.
    pub name: String,
    /// The operations.
    pub operations: Vec<OperationView>,
}

/// An operation.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OperationView {
    /// The `operationId`.
    pub id: String,
    /// The HTTP method.
    pub method: String,
    /// The path template.
    pub path: String,
    /// The API version.
    pub api_version: Option<String>,
    /// The parameters.
    pub parameters: Vec<ParameterView>,
    /// The request body.
    pub body: Option<BodyView>,
    /// The result.
    pub output: String,
    /// The listed responses.
    pub responses: Vec<ResponseView>,
    /// The error model.
    pub error: String,
    /// The paging of a list.
    pub paging: Option<PagingView>,
    /// The polling of a long-running operation.
    pub long_running: Option<LongRunningView>,
    /// The names of the examples.
    pub examples: Vec<String>,
    /// True if it is deprecated.
    pub deprecated: bool,
}

/// A parameter.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ParameterView {
    /// The wire name.
    pub name: String,
    /// The location.
    pub location: String,
    /// The type.
    #[serde(rename = "type")]
    pub ty: String,
    /// True if it is required.
    pub required: bool,
    /// True if the client supplies it, not the method.
    pub client: bool,
    /// True if its value is not encoded.
    pub skip_url_encoding: bool,
}

/// A body.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BodyView {
    /// The name of the parameter.
    pub name: String,
    /// The kind of body.
    pub kind: String,
    /// The type.
    #[serde(rename = "type")]
    pub ty: String,
    /// True if it is required.
    pub required: bool,
}

/// A listed response.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ResponseView {
    /// The status code.
    pub status: u16,
    /// True if it stands for every success that is not listed.
    pub range: bool,
    /// The type of the body.
    pub body: Option<String>,
    /// The headers.
    pub headers: Vec<String>,
    /// True if it is an error.
    pub error: bool,
}

/// The paging of a list.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PagingView {
    /// The member with the items.
    pub items: String,
    /// The item type.
    pub item: String,
    /// The location of the next page.
    pub next: String,
}

/// The polling of a long-running operation.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LongRunningView {
    /// The location of the result, as the specification declares it.
    pub final_state: Option<String>,
    /// The type of the result.
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
            output: words::output(operation.output(), definitions),
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
            location: parameter.location.name().into(),
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
            range: response.is_range,
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
                .decided()
                .map(|result| words::ty(result, definitions)),
        }
    }
}
