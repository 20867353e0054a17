use crate::ir::{Api, Operation, Output, Response, Scalar, StatusCode, Type};

/// Decides what a call yields from the successes that the specification lists.
pub(super) fn run(api: &mut Api) {
    for operation in api.operations_mut() {
        operation.output = output(operation);
    }
}

fn output(operation: &Operation) -> Output {
    let successes: Vec<_> = operation
        .responses
        .iter()
        .filter(|response| response.is_success())
        .collect();
    if operation.method == "HEAD" {
        return head(operation);
    }
    let bodies: Vec<_> = distinct_bodies(&successes);
    match bodies.as_slice() {
        [] => Output::Nothing,
        [(_, Some(Type::Scalar(Scalar::Binary)))] => Output::Stream,
        [(_, Some(body))] => Output::Body((*body).clone()),
        [(_, None)] => Output::Nothing,
        [(_, Some(body)), (_, None)] | [(_, None), (_, Some(body))] => {
            Output::OptionalBody((*body).clone())
        }
        _ => Output::ByStatus(
            bodies
                .into_iter()
                .map(|(codes, body)| (codes, body.cloned()))
                .collect(),
        ),
    }
}

/// A HEAD answers a question where a failure's code is listed as an answer (Azure SDK guidelines: 404 means no).
fn head(operation: &Operation) -> Output {
    let says_no = |response: &Response| (400..500).contains(&response.status) && !response.error;
    if operation.responses.iter().any(says_no) {
        Output::Exists
    } else {
        Output::Nothing
    }
}

/// The different bodies in spec order, each with the codes that it comes with.
fn distinct_bodies<'a>(successes: &[&'a Response]) -> Vec<(Vec<StatusCode>, Option<&'a Type>)> {
    let mut bodies: Vec<(Vec<StatusCode>, Option<&Type>)> = Vec::new();
    for response in successes {
        let body = response.body.as_ref();
        match bodies.iter_mut().find(|(_, known)| *known == body) {
            Some((codes, _)) => codes.push(response.status),
            None => bodies.push((vec![response.status], body)),
        }
    }
    bodies
}
