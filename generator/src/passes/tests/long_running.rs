//! Tests of the pass for long-running results.

use super::sample::*;
use crate::{
    ir::{LongRunning, Operation, Property, ResultSchema, Scalar, Type},
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

fn text_type() -> Option<Type> {
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
            .returns(200, text_type());
        assert_eq!(result(operation), number());
    }
}

#[test]
fn put_and_patch_end_with_the_resource() {
    for method in ["PUT", "PATCH"] {
        assert_eq!(
            result(
                call(method)
                    .returns(200, text_type())
                    .returns(201, number())
            ),
            text_type()
        );
        assert_eq!(
            result(call(method).returns(200, None).returns(201, text_type())),
            text_type()
        );
        assert_eq!(result(call(method).returns(202, text_type())), text_type());
        assert_eq!(result(call(method).returns(200, None)), None);
        assert_eq!(result(call(method).fails(200, text_type())), None);
    }
}

#[test]
fn post_ends_with_its_result() {
    let post = || call("POST");
    assert_eq!(
        result(post().returns(200, text_type()).returns(202, number())),
        text_type()
    );
    assert_eq!(result(post().returns(202, text_type())), text_type());
    assert_eq!(
        result(post().returns(200, None).returns(202, text_type())),
        None
    );
    assert_eq!(
        result(post().returns(202, text_type()).returns(204, None)),
        None
    );
}

#[test]
fn delete_ends_with_nothing_unless_it_says_so() {
    assert_eq!(
        result(call("DELETE").returns(202, text_type()).returns(204, None)),
        None
    );
    assert_eq!(
        result(call("DELETE").returns(200, text_type())),
        text_type()
    );
    assert_eq!(
        result(call("DELETE").returns(200, text_type()).returns(204, None)),
        None
    );
}

/// Returns a status monitor that is a model of these members.
fn monitored(
    method: &str,
    members: Vec<Property>,
    change: fn(Operation) -> Operation,
) -> LongRunning {
    let mut api = api();
    let monitor = api.model("Status", members);
    let operation = call(method).returns(202, Some(Type::Named(monitor)));
    api.operation("A", change(operation));
    long_running::run(&mut api);
    api.first().long_running.clone().expect("takes long")
}

fn result_member() -> Property {
    property("result", Type::Scalar(Scalar::Int32))
}

#[test]
fn an_accepted_status_monitor_stands_for_its_result() {
    for method in ["POST", "PUT", "PATCH"] {
        let found = monitored(method, vec![text("status"), result_member()], |it| it);
        assert_eq!(found.result.decided().cloned(), number());
        assert!(found.result.schema().in_monitor);
        assert!(!found.result.schema().is_monitor);
    }
}

#[test]
fn what_is_no_status_monitor_is_the_result_itself() {
    for (members, has_status) in [
        (vec![text("status")], true),
        (vec![result_member()], false),
        (
            vec![
                property("status", Type::Scalar(Scalar::Int32)),
                result_member(),
            ],
            true,
        ),
    ] {
        let found = monitored("POST", members, |it| it);
        assert!(matches!(
            found.result.decided().cloned(),
            Some(Type::Named(_))
        ));
        assert!(!found.result.schema().in_monitor && !found.result.schema().is_monitor);
        assert_eq!(found.result.schema().has_status, has_status);
    }
}

#[test]
fn a_status_monitor_that_is_not_the_only_success_is_none_of_the_result() {
    let members = || vec![text("status"), result_member()];
    let with_result = |it: Operation| it.returns(200, text_type());
    assert_eq!(
        monitored("POST", members(), with_result)
            .result
            .decided()
            .cloned(),
        text_type()
    );
    let without = |it: Operation| it.returns(200, None);
    let found = monitored("POST", members(), without);
    assert_eq!(
        (
            found.result.decided().cloned(),
            found.result.schema().in_monitor
        ),
        (None, false)
    );
    // A DELETE has no result, whatever its 202 describes.
    let found = monitored("DELETE", members(), |it| it);
    assert_eq!(
        (
            found.result.decided().cloned(),
            found.result.schema().in_monitor
        ),
        (None, false)
    );
}

#[test]
fn a_result_may_be_a_status_monitor() {
    let mut api = api();
    let monitor = api.model("Status", vec![text("status"), result_member()]);
    let monitor = Some(Type::Named(monitor));
    api.operation(
        "A",
        operation("A_Do", "POST")
            .long(monitor.clone())
            .returns(202, None),
    );
    long_running::run(&mut api);
    let found = api.first().long_running.clone().expect("takes long");
    assert_eq!(found.result.decided().cloned(), monitor);
    let expected = ResultSchema {
        has_status: true,
        is_monitor: true,
        in_monitor: false,
    };
    assert_eq!(found.result.schema(), expected);
}

#[test]
fn a_list_or_a_value_has_no_status() {
    for ty in [
        list(Type::STRING),
        map(Type::STRING),
        Type::Any,
        Type::STRING,
    ] {
        let mut api = api();
        api.operation("A", call("POST").returns(200, Some(ty)));
        long_running::run(&mut api);
        let found = api.first().long_running.clone().expect("takes long");
        assert_eq!(found.result.schema(), ResultSchema::default());
    }
}

#[test]
fn other_operations_have_no_result() {
    let mut api = api();
    api.operation("A", operation("A_Get", "GET").returns(200, text_type()));
    long_running::run(&mut api);
    assert!(api.first().long_running.is_none());
}
