//! Results of successful calls.

use crate::ir::{Api, HttpMethod, Operation, Output, Scalar, StatusCode, Type};

/// Decides what a call yields when it succeeds.
///
/// Rule: every listed response is an answer that the service may give (Swagger 2.0, "Responses
/// Object"), and a success unless it is a failure by its status or by `x-ms-error-response`. One
/// body for all successes is the body; where some have none, it may be absent; different ones are
/// told apart by status. A body of raw bytes makes the answer a stream. A 204 or 205 has no body,
/// whatever is declared (RFC 9110, 15.3.5 and 15.3.6). A HEAD has none either (9.3.2): it asks
/// whether the thing is there where a 4xx is listed as an answer, and yields nothing but headers
/// where not.
pub(super) fn run(api: &mut Api) {
    for operation in api.operations_mut() {
        operation.output = output(operation);
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
