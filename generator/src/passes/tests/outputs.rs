//! Tests of the pass for outputs.

use super::sample::*;
use crate::{
    ir::{Operation, Output, Scalar, Type},
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
        output(get().answers(202, None).answers(204, None)),
        Output::Nothing
    );
    assert_eq!(
        output(get().answers(200, text())),
        Output::Body(Type::STRING)
    );
    let same = get().answers(200, text()).answers(201, text());
    assert_eq!(output(same), Output::Body(Type::STRING));
    let some = get().answers(200, None).answers(201, text());
    assert_eq!(output(some), Output::OptionalBody(Type::STRING));
    let others = get()
        .answers(200, text())
        .answers(201, Some(NUMBER))
        .answers(202, None)
        .answers(203, text());
    let expected = vec![
        (vec![200, 203], text()),
        (vec![201], Some(NUMBER)),
        (vec![202], None),
    ];
    assert_eq!(output(others), Output::ByStatus(expected));
}

#[test]
fn failures_and_impossible_bodies_do_not_count() {
    let get = || operation("A_Get", "GET").answers(200, Some(Type::STRING));
    let body = Output::Body(Type::STRING);
    assert_eq!(output(get().fails(202, Some(NUMBER))), body);
    assert_eq!(output(get().answers(404, Some(NUMBER))), body);
    let empty = get().answers(204, Some(NUMBER));
    assert_eq!(output(empty), Output::OptionalBody(Type::STRING));
}

#[test]
fn bytes_are_a_stream() {
    let get = || operation("A_Get", "GET").answers(200, Some(FILE));
    assert_eq!(output(get()), Output::Stream);
    assert_eq!(output(get().answers(204, None)), Output::Stream);
}

#[test]
fn head_asks_whether_the_thing_is_there() {
    let head = || operation("A_Head", "HEAD");
    assert_eq!(
        output(head().answers(204, None).answers(404, None)),
        Output::Exists
    );
    assert_eq!(
        output(head().answers(200, Some(Type::STRING))),
        Output::Nothing
    );
    assert_eq!(
        output(head().answers(200, None).fails(404, None)),
        Output::Nothing
    );
}
