//! The responses of an example, and the expected results.

use serde_json::Value;

use super::{
    expected_result::ExpectedResult,
    final_result::{fits_monitor, stand_in},
    pointer::{self, ExamplePlace},
    reading::undeclared,
    response_stream,
    survey::{Breach, Direction, survey},
    xml,
};
use crate::{
    ir::{
        Api, BodyKind, Example, ExampleResponse, FinalState, HttpMethod, LongRunning, Operation,
        Output, StatusBody, StatusCode, StreamItems, Type,
    },
    rust::example_tests::case::{
        CaseResponse, Expected, Note, PermittedChange, PolledResult, Polling, ResultPlace,
    },
};

/// The responses of an example.
#[derive(Debug, Default)]
pub(super) struct ExampleResponses {
    /// The responses that can be tested.
    pub(super) responses: Vec<CaseResponse>,
    /// Violations of the specification.
    pub(super) breaches: Vec<Breach>,
}

/// Reads the responses of an example of `operation`.
pub(super) fn read(api: &Api, operation: &Operation, example: &Example) -> ExampleResponses {
    let mut all = ExampleResponses::default();
    for response in &example.responses {
        match expected(api, operation, response) {
            Ok((expected, breaches)) => {
                let status = response.status;
                all.responses.push(CaseResponse { status, expected });
                all.breaches.extend(breaches);
            }
            Err(breaches) => all.breaches.extend(breaches),
        }
    }
    all
}

fn expected(api: &Api, operation: &Operation, response: &ExampleResponse) -> ExpectedResult {
    let status = response.status;
    let at = format!("/responses/{status}");
    let listed = operation.response(status);
    let Some(listed) = listed else {
        return Err(one(at, "the operation does not list this status"));
    };
    let fails = !listed.is_success() && *operation.output() != Output::Exists;
    if fails || shows_failure(operation, response) {
        return Ok((Expected::Error, Vec::new()));
    }
    match content(operation, status) {
        ResponseContent::Stream => Ok((Expected::Stream, Vec::new())),
        ResponseContent::Items { ty, items } => {
            response_stream::read(&api.definitions, response, &ty, &items)
        }
        ResponseContent::Monitor => Ok((Expected::Result(Vec::new()), Vec::new())),
        ResponseContent::Nothing => {
            let lost = response.body.as_ref().map(|_| Note {
                change: PermittedChange::Undeclared,
                pointer: String::new(),
            });
            let notes: Vec<_> = lost.into_iter().collect();
            let breaches = undeclared(&notes, &format!("{at}/body"));
            Ok((Expected::Result(notes), breaches))
        }
        ResponseContent::Body { .. }
            if listed.kind == BodyKind::Xml && operation.long_running.is_some() =>
        {
            Err(one(at, "the result of an operation in XML is not compared"))
        }
        ResponseContent::Body { ty, .. }
            if listed.kind == BodyKind::Xml && response.body.is_some() =>
        {
            xml_body(api, response, &ty, &at)
        }
        ResponseContent::Body { ty, optional } => body(api, response, &ty, optional, &at),
    }
}

/// True if a response shows a resource whose creation failed, which ends the operation (ARM RPC, asynchronous
/// operations).
fn shows_failure(operation: &Operation, response: &ExampleResponse) -> bool {
    let state = response.body.as_ref().and_then(|body| {
        let nested = body.pointer("/properties/provisioningState");
        nested.or_else(|| body.get("provisioningState"))
    });
    let state = state.and_then(Value::as_str).unwrap_or_default();
    let state = state.to_ascii_lowercase();
    let failed = matches!(state.as_str(), "failed" | "canceled" | "cancelled");
    operation.long_running.is_some() && creates_resource(operation) && failed
}

fn creates_resource(operation: &Operation) -> bool {
    matches!(operation.method, HttpMethod::Put | HttpMethod::Patch)
}

fn body(
    api: &Api,
    response: &ExampleResponse,
    ty: &Type,
    optional: bool,
    at: &str,
) -> ExpectedResult {
    let Some(value) = &response.body else {
        return match optional {
            true => Ok((Expected::Result(Vec::new()), Vec::new())),
            false => Err(one(at.to_owned(), "the response has no body")),
        };
    };
    let survey = survey(
        &api.definitions,
        Direction::Response,
        ty,
        value,
        &ExamplePlace::default(),
    );
    let prefix = format!("{at}/body");
    if !survey.breaches.is_empty() {
        let breaches = survey.breaches.into_iter().map(|breach| Breach {
            pointer: format!("{prefix}{}", breach.pointer),
            reason: breach.reason,
        });
        return Err(breaches.collect());
    }
    let notes = pointer::compact(&survey.findings, value);
    let breaches = undeclared(&notes, &prefix);
    Ok((Expected::Result(notes), breaches))
}

/// Reads a response in XML, which the example shows as a value.
fn xml_body(api: &Api, response: &ExampleResponse, ty: &Type, at: &str) -> ExpectedResult {
    let value = response.body.as_ref().unwrap_or(&Value::Null);
    let prefix = format!("{at}/body");
    if value.is_string() {
        let reason = "the example is the text of a document, in which the test finds no values";
        return Err(one(prefix, reason));
    }
    let (expected, breaches) = body(api, response, ty, false, at)?;
    let Expected::Result(mut notes) = expected else {
        return Ok((expected, breaches));
    };
    match xml::read(&api.definitions, ty, value) {
        Ok((text, lost)) => {
            notes.extend(pointer::compact(&lost, value));
            let media_type = BodyKind::Xml.default_media_type();
            let expected = Expected::Xml {
                media_type,
                text,
                notes,
            };
            Ok((expected, breaches))
        }
        Err(breach) => Err(one(format!("{prefix}{}", breach.pointer), &breach.reason)),
    }
}

fn one(pointer: String, reason: &str) -> Vec<Breach> {
    let reason = reason.to_owned();
    vec![Breach { pointer, reason }]
}

/// The content of a successful response.
enum ResponseContent {
    Nothing,
    Body {
        ty: Type,
        optional: bool,
    },
    Stream,
    Items {
        ty: Type,
        items: StreamItems,
    },
    /// The status monitor of an operation, which is not compared.
    Monitor,
}

fn content(operation: &Operation, status: StatusCode) -> ResponseContent {
    let body = |ty: &Type, optional| ResponseContent::Body {
        ty: ty.clone(),
        optional,
    };
    match (&operation.long_running, operation.paging()) {
        // A 202 has the status monitor, not the result in it.
        (Some(long_running), _) if status == 202 && long_running.result.schema().in_monitor => {
            ResponseContent::Monitor
        }
        (Some(long_running), _) => match long_running.result.decided() {
            Some(ty) => body(ty, may_be_empty(operation, status)),
            None => ResponseContent::Nothing,
        },
        (None, Some(paging)) => body(&Type::Named(paging.page), false),
        (None, None) => match operation.output() {
            Output::Nothing | Output::Exists => ResponseContent::Nothing,
            Output::Stream => ResponseContent::Stream,
            Output::Items(ty, items) => ResponseContent::Items {
                ty: ty.clone(),
                items: items.clone(),
            },
            Output::Body(ty) => body(ty, false),
            Output::OptionalBody(ty) => body(ty, true),
            Output::ByStatus(outputs) => {
                let mut outputs = outputs.iter();
                let is_of = |it: &&StatusBody| it.is_rest || it.statuses.contains(&status);
                match outputs.find(is_of).and_then(|it| it.body.as_ref()) {
                    Some(ty) => body(ty, false),
                    None => ResponseContent::Nothing,
                }
            }
        },
    }
}

/// True if a response of a long-running operation may omit the result, which is requested later. A 304 (RFC 9110,
/// 15.4.5) is the last response, unless there is a resource to request.
fn may_be_empty(operation: &Operation, status: StatusCode) -> bool {
    has_resource(operation) || status != 304
}

/// True if the URL of an operation is that of the resource that it changes.
fn has_resource(operation: &Operation) -> bool {
    matches!(
        operation.method,
        HttpMethod::Put | HttpMethod::Patch | HttpMethod::Delete
    )
}

/// Returns the continuation of an operation after its first response.
pub(super) fn polling(
    api: &Api,
    operation: &Operation,
    example: &Example,
    all: &ExampleResponses,
) -> Option<Polling> {
    let long_running = operation.long_running.as_ref()?;
    let with_body = |status: StatusCode| {
        let mut responses = example.responses.iter();
        responses.any(|response| response.status == status && response.body.is_some())
    };
    let is_result = |response: &&CaseResponse| {
        long_running.result.decided().is_some()
            && matches!(response.expected, Expected::Result(_))
            && with_body(response.status)
            && !(response.status == 202 && long_running.result.schema().in_monitor)
    };
    let result = all.responses.iter().filter(is_result);
    let place = place(api, operation, long_running);
    let result = result.map(|response| response.status).min();
    let ty = long_running.result.decided();
    Some(Polling {
        header: match place {
            ResultPlace::Located => "location",
            ResultPlace::Wrapped => "operation-location",
            ResultPlace::Linked | ResultPlace::Monitor => header(long_running),
        },
        result: match result {
            Some(status) => PolledResult::Response(status),
            None => PolledResult::StandIn(stand_in(&api.definitions, ty)),
        },
        place,
    })
}

fn header(long_running: &LongRunning) -> &'static str {
    match long_running.final_state {
        Some(FinalState::Location) => "location",
        Some(FinalState::OperationLocation) => "operation-location",
        Some(FinalState::AzureAsyncOperation | FinalState::OriginalUri) | None => {
            "azure-asyncoperation"
        }
    }
}

fn place(api: &Api, operation: &Operation, long_running: &LongRunning) -> ResultPlace {
    let schema = long_running.result.schema();
    let is_in_monitor = || {
        let mut ty = long_running.result.decided().into_iter();
        ty.all(|ty| fits_monitor(&api.definitions, ty))
    };
    match long_running.final_state {
        _ if creates_resource(operation) => ResultPlace::Linked,
        Some(FinalState::Location) => ResultPlace::Linked,
        _ if schema.in_monitor => ResultPlace::Wrapped,
        _ if schema.is_monitor => ResultPlace::Monitor,
        Some(FinalState::OperationLocation) => ResultPlace::Wrapped,
        // The members of a status monitor cannot include another status, a list or a text.
        _ if schema.has_status => ResultPlace::Located,
        _ if !is_in_monitor() => ResultPlace::Located,
        _ => ResultPlace::Monitor,
    }
}
