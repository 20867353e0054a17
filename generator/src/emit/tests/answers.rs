use serde_json::Value;

use super::{
    pointer::{self, At},
    reading::undeclared,
    survey::{Breach, Change, Direction, survey},
};
use crate::ir::{
    Api, Example, ExampleResponse, FinalState, HttpMethod, LongRunning, Operation, Output, Scalar,
    StatusCode, Type,
};

/// What an example answers, and what the client must make of it.
#[derive(Debug, Default)]
pub(super) struct Answers {
    pub(super) answers: Vec<Answer>,
    pub(super) breaches: Vec<Breach>,
}

/// One answer of an example.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) meaning: Meaning,
}

/// What becomes of an answer.
#[derive(Debug)]
pub(super) enum Meaning {
    /// A result, with what may change between the answer and the model encoded again.
    Result(Vec<(Change, String)>),
    /// A result that is read as it arrives.
    Stream,
    /// An error that names the status.
    Error,
}

/// How a long-running operation ends in the tests.
#[derive(Debug)]
pub(super) struct Polling {
    /// The header that leads on from a first answer whose example names none.
    pub(super) header: &'static str,
    /// The status whose body in the example is the final result.
    pub(super) result: Option<StatusCode>,
    /// Whether the status monitor itself holds the result.
    pub(super) in_monitor: bool,
}

/// Reads the responses of an example of `operation`.
pub(super) fn read(api: &Api, operation: &Operation, example: &Example) -> Answers {
    let mut all = Answers::default();
    for response in &example.responses {
        match answer(api, operation, response) {
            Ok((answer, breaches)) => {
                all.answers.push(answer);
                all.breaches.extend(breaches);
            }
            Err(breaches) => all.breaches.extend(breaches),
        }
    }
    all
}

type Judged = Result<(Answer, Vec<Breach>), Vec<Breach>>;

fn answer(api: &Api, operation: &Operation, response: &ExampleResponse) -> Judged {
    let status = response.status;
    let at = format!("/responses/{status}");
    let listed = operation.responses.iter().find(|own| own.status == status);
    let Some(listed) = listed else {
        return Err(one(at, "the operation does not list this status"));
    };
    let fails = !listed.is_success() && operation.output != Output::Exists;
    if fails || shows_failure(operation, response) {
        let meaning = Meaning::Error;
        return Ok((Answer { status, meaning }, Vec::new()));
    }
    let (meaning, breaches) = match result(operation, status) {
        Expected::Stream => (Meaning::Stream, Vec::new()),
        Expected::Nothing => {
            let lost = response
                .body
                .as_ref()
                .map(|_| (Change::Undeclared, String::new()));
            let changes: Vec<_> = lost.into_iter().collect();
            let breaches = undeclared(&changes, &format!("{at}/body"));
            (Meaning::Result(changes), breaches)
        }
        Expected::Body { .. } if operation.answers_xml() && response.body.is_some() => {
            return Err(one(at, "JSON cannot show an answer of this kind"));
        }
        Expected::Body { ty, optional } => body(api, response, &ty, optional, &at)?,
    };
    Ok((Answer { status, meaning }, breaches))
}

/// Whether an answer shows a resource whose making failed: that is how the operation ends (ARM RPC, asynchronous
/// operations).
fn shows_failure(operation: &Operation, response: &ExampleResponse) -> bool {
    let makes_resource = matches!(operation.method, HttpMethod::Put | HttpMethod::Patch);
    let state = response.body.as_ref();
    let state = state.and_then(|body| body.pointer("/properties/provisioningState"));
    let state = state.and_then(Value::as_str).unwrap_or_default();
    let failed = matches!(state.to_ascii_lowercase().as_str(), "failed" | "canceled");
    operation.long_running.is_some() && makes_resource && failed
}

type Body = Result<(Meaning, Vec<Breach>), Vec<Breach>>;

fn body(api: &Api, response: &ExampleResponse, ty: &Type, optional: bool, at: &str) -> Body {
    let Some(value) = &response.body else {
        return if optional {
            Ok((Meaning::Result(Vec::new()), Vec::new()))
        } else {
            Err(one(at.to_owned(), "the answer has no body"))
        };
    };
    let survey = survey(
        &api.definitions,
        Direction::Response,
        ty,
        value,
        &At::default(),
    );
    let prefix = format!("{at}/body");
    if !survey.breaches.is_empty() {
        let breaches = survey.breaches.into_iter().map(|breach| Breach {
            pointer: format!("{prefix}{}", breach.pointer),
            reason: breach.reason,
        });
        return Err(breaches.collect());
    }
    let changes = pointer::compact(&survey.findings, value);
    let breaches = undeclared(&changes, &prefix);
    Ok((Meaning::Result(changes), breaches))
}

fn one(pointer: String, reason: &str) -> Vec<Breach> {
    let reason = reason.to_owned();
    vec![Breach { pointer, reason }]
}

enum Expected {
    Nothing,
    Body { ty: Type, optional: bool },
    Stream,
}

/// What the method yields for a success with `status`.
fn result(operation: &Operation, status: StatusCode) -> Expected {
    let body = |ty: &Type, optional| Expected::Body {
        ty: ty.clone(),
        optional,
    };
    match (&operation.long_running, &operation.paging) {
        (Some(long_running), _) => match &long_running.result {
            Some(ty) => body(ty, may_be_empty(operation, status)),
            None => Expected::Nothing,
        },
        (None, Some(paging)) => body(&paging.page.map_or(Type::Any, Type::Named), false),
        (None, None) => match &operation.output {
            Output::Nothing | Output::Exists => Expected::Nothing,
            Output::Stream => Expected::Stream,
            Output::Body(ty) => body(ty, false),
            Output::OptionalBody(ty) => body(ty, true),
            Output::ByStatus(answers) => {
                let mut answers = answers.iter();
                match answers.find(|(statuses, _)| statuses.contains(&status)) {
                    Some((_, Some(Type::Scalar(Scalar::Binary)))) => Expected::Stream,
                    Some((_, Some(ty))) => body(ty, false),
                    Some((_, None)) | None => Expected::Nothing,
                }
            }
        },
    }
}

/// Whether an answer of a long-running operation need not show the result, which is asked for later. Nothing follows
/// one that says that nothing is new (RFC 9110, 15.4.5), unless there is a resource to ask for.
fn may_be_empty(operation: &Operation, status: StatusCode) -> bool {
    matches!(
        operation.method,
        HttpMethod::Put | HttpMethod::Patch | HttpMethod::Delete
    ) || status != 304
}

/// How the operation goes on after its first answer.
pub(super) fn polling(operation: &Operation, example: &Example, all: &Answers) -> Option<Polling> {
    let long_running = operation.long_running.as_ref()?;
    let with_body = |status: StatusCode| {
        let mut responses = example.responses.iter();
        responses.any(|response| response.status == status && response.body.is_some())
    };
    let is_result = |answer: &&Answer| {
        long_running.result.is_some()
            && matches!(answer.meaning, Meaning::Result(_))
            && with_body(answer.status)
    };
    let result = all.answers.iter().filter(is_result);
    Some(Polling {
        header: header(long_running),
        result: result.map(|answer| answer.status).min(),
        in_monitor: !matches!(
            operation.method,
            HttpMethod::Put | HttpMethod::Patch | HttpMethod::Delete
        ) && header(long_running) != "location",
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
