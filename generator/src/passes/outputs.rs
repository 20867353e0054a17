//! Finds the results of calls.

use crate::ir::{
    Api, BodyKind, Decided, HttpMethod, Operation, Output, Response, Scalar, StatusBody,
    StatusCode, Type,
};

/// Finds the result of each operation.
///
/// Rule: every listed response is possible (Swagger 2.0, "Responses Object"), and a success unless its status code or
/// `x-ms-error-response` says otherwise. If all successes have the same body, it is the result. If some have none, it
/// is optional. If bodies differ, the result depends on the status code. Sequences of items and raw bytes are streamed.
/// A body that is declared for a 204, 205 or 304 is optional, because these have none (RFC 9110, 15.3.5, 15.3.6 and
/// 15.4.5), and so is the body of a range that includes them. A HEAD has none either (9.3.2). It checks if the resource
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
    let successes = operation.responses.iter().filter(|it| it.is_success());
    let mut sequences = successes.filter_map(|it| it.body.as_ref().zip(it.items.as_ref()));
    if let Some((item, items)) = sequences.next() {
        return Output::Items(item.clone(), items.clone());
    }
    let mut bodies = Bodies::default();
    let mut without_place: Option<Type> = None;
    let successes = operation.responses.iter().filter(|it| it.is_success());
    for response in successes {
        match (&response.body, response.may_have_body()) {
            (Some(body), false) => {
                without_place.get_or_insert_with(|| body.clone());
                bodies.add(&[response.status], None);
            }
            _ => bodies.add(&[response.status], Some(response)),
        }
        if response.is_range && response.body.is_some() {
            let is_listed = |status: &StatusCode| {
                let mut listed = operation.responses.iter();
                listed.any(|it| it.status == *status)
            };
            let mut empty = vec![204, 205];
            empty.retain(|status| !is_listed(status));
            bodies.add(&empty, None);
        }
    }
    let Bodies(mut bodies) = bodies;
    // The range is matched last.
    bodies.sort_by_key(|it| it.is_rest);
    let streams = |it: &StatusBody| it.body == Some(Type::Scalar(Scalar::Binary));
    if bodies.iter().any(streams) {
        return Output::Stream;
    }
    let mut declared = bodies.iter().filter_map(|it| it.body.as_ref());
    match (declared.next(), bodies.len()) {
        (None, _) => without_place.map_or(Output::Nothing, Output::OptionalBody),
        (Some(body), 1) => Output::Body(body.clone()),
        (Some(body), 2) if declared.next().is_none() => Output::OptionalBody(body.clone()),
        _ => Output::ByStatus(bodies),
    }
}

/// The distinct response bodies of successes.
#[derive(Default)]
struct Bodies(Vec<StatusBody>);

impl Bodies {
    /// Adds status codes with the body of a response, or with none.
    fn add(&mut self, statuses: &[StatusCode], response: Option<&Response>) {
        let is_rest = response.is_some_and(|it| it.is_range);
        let body = response.and_then(|it| it.body.clone());
        let kind = response.filter(|it| it.body.is_some()).map(|it| it.kind);
        let kind = kind.unwrap_or(BodyKind::Json);
        let mut known = self.0.iter_mut();
        match known.find(|known| known.body == body && known.kind == kind) {
            Some(known) => {
                known.statuses.extend_from_slice(statuses);
                known.is_rest |= is_rest;
            }
            None if statuses.is_empty() => {}
            None => self.0.push(StatusBody {
                statuses: statuses.to_vec(),
                is_rest,
                body,
                kind,
            }),
        }
    }
}
