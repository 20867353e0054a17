//! Tests of the pass for outputs.

use super::sample::*;
use crate::{
    ir::{BodyKind, Operation, Output, Scalar, StatusBody, StatusCode, Type},
    passes::outputs,
};

fn output(operation: Operation) -> Output {
    let mut api = api();
    api.operation("A", operation);
    outputs::run(&mut api);
    api.first().output().clone()
}

const NUMBER: Type = Type::Scalar(Scalar::Int32);
const FILE: Type = Type::Scalar(Scalar::Binary);

#[test]
fn bodies_decide() {
    let get = || operation("A_Get", "GET");
    let text = || Some(Type::STRING);
    assert_eq!(output(get()), Output::Nothing);
    assert_eq!(
        output(get().returns(202, None).returns(204, None)),
        Output::Nothing
    );
    assert_eq!(
        output(get().returns(200, text())),
        Output::Body(Type::STRING)
    );
    let same = get().returns(200, text()).returns(201, text());
    assert_eq!(output(same), Output::Body(Type::STRING));
    let some = get().returns(200, None).returns(201, text());
    assert_eq!(output(some), Output::OptionalBody(Type::STRING));
    let others = get()
        .returns(200, text())
        .returns(201, Some(NUMBER))
        .returns(202, None)
        .returns(203, text());
    let expected = vec![
        status_body(&[200, 203], text(), false),
        status_body(&[201], Some(NUMBER), false),
        status_body(&[202], None, false),
    ];
    assert_eq!(output(others), Output::ByStatus(expected));
}

fn status_body(statuses: &[StatusCode], body: Option<Type>, is_rest: bool) -> StatusBody {
    StatusBody {
        statuses: statuses.to_vec(),
        is_rest,
        body,
        kind: BodyKind::Json,
    }
}

/// Turns the last response into one for every success that is not listed.
fn ranged(mut operation: Operation) -> Operation {
    operation.responses.last_mut().unwrap().is_range = true;
    operation
}

#[test]
fn a_range_holds_statuses_without_a_body() {
    let get = || operation("A_Get", "GET");
    let text = || Some(Type::STRING);
    let body = ranged(get().returns(200, text()));
    assert_eq!(output(body), Output::OptionalBody(Type::STRING));
    assert_eq!(output(ranged(get().returns(200, None))), Output::Nothing);
    assert_eq!(
        output(ranged(get().returns(200, Some(FILE)))),
        Output::Stream
    );
    let beside = ranged(get().returns(200, Some(NUMBER)).returns(201, text()));
    let expected = vec![
        status_body(&[200], Some(NUMBER), false),
        status_body(&[204, 205], None, false),
        status_body(&[201], text(), true),
    ];
    assert_eq!(output(beside), Output::ByStatus(expected));
    let rest = ranged(get().returns(200, text()).returns(201, None));
    assert_eq!(output(rest), Output::OptionalBody(Type::STRING));
}

#[test]
fn a_body_is_optional_where_its_status_forbids_one() {
    let get = || operation("A_Get", "GET");
    for status in [204, 205, 304] {
        let only = get().returns(status, Some(NUMBER));
        assert_eq!(output(only), Output::OptionalBody(NUMBER), "{status}");
    }
    let beside = get().returns(200, None).returns(204, Some(NUMBER));
    assert_eq!(output(beside), Output::OptionalBody(NUMBER));
}

#[test]
fn bodies_of_two_formats_differ() {
    let mut get = operation("A_Get", "GET")
        .returns(200, Some(Type::STRING))
        .returns(202, Some(Type::STRING));
    get.responses[1].kind = BodyKind::Text;
    let Output::ByStatus(bodies) = output(get) else {
        panic!("one format");
    };
    assert_eq!(
        [bodies[0].kind, bodies[1].kind],
        [BodyKind::Json, BodyKind::Text]
    );
}

#[test]
fn failures_and_impossible_bodies_do_not_count() {
    let get = || operation("A_Get", "GET").returns(200, Some(Type::STRING));
    let body = Output::Body(Type::STRING);
    assert_eq!(output(get().fails(202, Some(NUMBER))), body);
    assert_eq!(output(get().returns(404, Some(NUMBER))), body);
    let empty = get().returns(204, Some(NUMBER));
    assert_eq!(output(empty), Output::OptionalBody(Type::STRING));
}

#[test]
fn bytes_are_a_stream() {
    let get = || operation("A_Get", "GET").returns(200, Some(FILE));
    assert_eq!(output(get()), Output::Stream);
    assert_eq!(output(get().returns(204, None)), Output::Stream);
}

#[test]
fn head_asks_whether_the_thing_is_there() {
    let head = || operation("A_Head", "HEAD");
    assert_eq!(
        output(head().returns(204, None).returns(404, None)),
        Output::Exists
    );
    assert_eq!(
        output(head().returns(200, Some(Type::STRING))),
        Output::Nothing
    );
    assert_eq!(
        output(head().returns(200, None).fails(404, None)),
        Output::Nothing
    );
}
