//! Results of long-running operations.

use crate::ir::{Api, HttpMethod, Operation, Response, StatusCode, Type};

/// Decides what the poller of a long-running operation yields in the end.
///
/// Rule: `final-state-schema` says it where it is given (AutoRest,
/// `x-ms-long-running-operation-options`). Else the verb does: PUT and PATCH end with the resource,
/// which their 200 or 201 describes (Azure's guidelines for asynchronous operations); POST ends
/// with what its 200 describes, and its 202 describes the result only where no other success is
/// listed; DELETE ends with nothing unless a 200 describes something and no 204 says otherwise.
pub(super) fn run(api: &mut Api) {
    for operation in api.operations_mut() {
        let ty = result(operation).cloned();
        if let Some(long_running) = &mut operation.long_running {
            long_running.result = ty;
        }
    }
}

/// What a long-running operation yields in the end; nothing for any other operation.
pub(super) fn result(operation: &Operation) -> Option<&Type> {
    let long_running = operation.long_running.as_ref()?;
    if let Some(ty) = &long_running.final_schema {
        return Some(ty);
    }
    let body = |status: StatusCode| {
        let response = successes(operation).find(|response| response.status == status);
        response.and_then(|response| response.body.as_ref())
    };
    match operation.method {
        HttpMethod::Put | HttpMethod::Patch => {
            body(200).or_else(|| body(201)).or_else(|| body(202))
        }
        HttpMethod::Delete if successes(operation).any(|response| response.status == 204) => None,
        HttpMethod::Delete => body(200),
        _ => {
            let ends = successes(operation).any(|response| response.status != 202);
            let accepted = || if ends { None } else { body(202) };
            body(200).or_else(|| body(201)).or_else(accepted)
        }
    }
}

fn successes(operation: &Operation) -> impl Iterator<Item = &Response> {
    operation
        .responses
        .iter()
        .filter(|response| response.is_success())
}
