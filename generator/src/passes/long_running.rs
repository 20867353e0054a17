//! Finds the results of long-running operations.

use crate::ir::{Api, FinalResult, HttpMethod, Operation, Response, StatusCode, Type};

/// Finds the result of each long-running operation.
///
/// Rule: the type is `final-state-schema`, if declared (AutoRest, `x-ms-long-running-operation-options`). Otherwise it
/// depends on the method: PUT and PATCH return the resource, which is the body of their 200 or 201 (Azure's guidelines
/// for asynchronous operations). POST returns the body of its 200, or that of its 202 if no other success is listed.
/// DELETE returns nothing, unless its 200 has a body and there is no 204.
pub(super) fn run(api: &mut Api) {
    for operation in api.operations_mut() {
        let ty = result(operation).cloned();
        if let Some(long_running) = &mut operation.long_running {
            long_running.result = FinalResult::Decided(ty);
        }
    }
}

/// Returns the type of a long-running operation's result, if there is one.
pub(super) fn result(operation: &Operation) -> Option<&Type> {
    let long_running = operation.long_running.as_ref()?;
    if let Some(ty) = long_running.result.ty() {
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
