//! Finds the results of calls.

use crate::ir::{Api, Decided, HttpMethod, Operation, Output, Scalar, StatusCode, Type};

/// Finds the result of each operation.
///
/// Rule: every listed response is possible (Swagger 2.0, "Responses Object"), and a success unless its status code or
/// `x-ms-error-response` says otherwise. If all successes have the same body, it is the result. If some have none, it
/// is optional. If bodies differ, the result depends on the status code. Raw bytes are streamed. A 204 or 205 has no
/// body, even if declared (RFC 9110, 15.3.5 and 15.3.6). A HEAD has none either (9.3.2). It checks if the resource
/// exists if a 4xx is listed as a response, and otherwise only returns headers.
pub(super) fn run(api: &mut Api) {
    for operation in api.operations_mut() {
        operation.output = Decided::As(output(operation));
    }
}

fn output(operation: &Operation) -> Output {
    if operation.method == HttpMethod::Head {
        let absence = |status: StatusCode| (400..500).contains(&status);
        let mut responses = operation.responses.iter();
        return match responses.any(|response| absence(response.status) && !response.error) {
            true => Output::Exists,
            false => Output::Nothing,
        };
    }
    let mut bodies: Vec<(Vec<StatusCode>, Option<Type>)> = Vec::new();
    for response in operation
        .responses
        .iter()
        .filter(|response| response.is_success())
    {
        let body = match response.status {
            204 | 205 => None,
            _ => response.body.as_ref(),
        };
        match bodies.iter_mut().find(|(_, known)| known.as_ref() == body) {
            Some((statuses, _)) => statuses.push(response.status),
            None => bodies.push((vec![response.status], body.cloned())),
        }
    }
    let streams = |(_, body): &(_, Option<Type>)| *body == Some(Type::Scalar(Scalar::Binary));
    if bodies.iter().any(streams) {
        return Output::Stream;
    }
    match bodies.as_mut_slice() {
        [] | [(_, None)] => Output::Nothing,
        [(_, Some(body))] => Output::Body(body.clone()),
        [(_, Some(body)), (_, None)] | [(_, None), (_, Some(body))] => {
            Output::OptionalBody(body.clone())
        }
        _ => Output::ByStatus(bodies),
    }
}
