//! Tests of the pass for long-running results.

use super::sample::*;
use crate::{
    ir::{Operation, Scalar, Type},
    passes::long_running,
};

fn result(operation: Operation) -> Option<Type> {
    let mut api = api();
    api.operation("A", operation);
    long_running::run(&mut api);
    api.first()
        .long_running
        .as_ref()
        .and_then(|one| one.result.decided().cloned())
}

fn number() -> Option<Type> {
    Some(Type::Scalar(Scalar::Int32))
}

fn text() -> Option<Type> {
    Some(Type::STRING)
}

fn call(method: &str) -> Operation {
    operation("A_Do", method).long(None)
}

#[test]
fn the_specification_may_say_it() {
    for method in ["PUT", "POST", "DELETE"] {
        let operation = operation("A_Do", method)
            .long(number())
            .answers(200, text());
        assert_eq!(result(operation), number());
    }
}

#[test]
fn put_and_patch_end_with_the_resource() {
    for method in ["PUT", "PATCH"] {
        assert_eq!(
            result(call(method).answers(200, text()).answers(201, number())),
            text()
        );
        assert_eq!(
            result(call(method).answers(200, None).answers(201, text())),
            text()
        );
        assert_eq!(result(call(method).answers(202, text())), text());
        assert_eq!(result(call(method).answers(200, None)), None);
        assert_eq!(result(call(method).fails(200, text())), None);
    }
}

#[test]
fn post_ends_with_its_result() {
    let post = || call("POST");
    assert_eq!(
        result(post().answers(200, text()).answers(202, number())),
        text()
    );
    assert_eq!(result(post().answers(202, text())), text());
    assert_eq!(result(post().answers(200, None).answers(202, text())), None);
    assert_eq!(result(post().answers(202, text()).answers(204, None)), None);
}

#[test]
fn delete_ends_with_nothing_unless_it_says_so() {
    assert_eq!(
        result(call("DELETE").answers(202, text()).answers(204, None)),
        None
    );
    assert_eq!(result(call("DELETE").answers(200, text())), text());
    assert_eq!(
        result(call("DELETE").answers(200, text()).answers(204, None)),
        None
    );
}

#[test]
fn other_operations_have_no_result() {
    let mut api = api();
    api.operation("A", operation("A_Get", "GET").answers(200, text()));
    long_running::run(&mut api);
    assert!(api.first().long_running.is_none());
}
