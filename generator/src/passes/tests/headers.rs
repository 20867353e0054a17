//! Tests of the pass for header sets.

use super::sample::*;
use crate::{
    ir::{Decided, Docs, Header, Operation, Output, ParameterStyle, Scalar, Type},
    passes::headers,
};

fn header(name: &str, ty: Type) -> Header {
    Header {
        wire_name: name.to_owned(),
        client_name: None,
        docs: Docs::default(),
        ty,
        style: ParameterStyle::Text,
        explode: false,
        prefix: false,
    }
}

fn with_headers(id: &str, headers: Vec<Header>) -> Operation {
    let mut operation = operation(id, "GET").returns(200, None);
    operation.responses[0].headers = headers;
    operation
}

#[test]
fn operations_with_the_same_headers_share_a_set() {
    let mut api = api();
    let etag = || header("ETag", Type::STRING);
    let count = || header("x-count", Type::Scalar(Scalar::Int32));
    api.operation("A", with_headers("A_Get", vec![etag(), count()]));
    api.operation(
        "A",
        with_headers("A_List", vec![count(), header("etag", Type::STRING)]),
    );
    api.operation("A", with_headers("A_Put", vec![etag()]));
    api.operation("A", with_headers("A_Delete", Vec::new()));
    headers::run(&mut api);
    let sets: Vec<_> = api
        .operations()
        .map(|operation| operation.header_set())
        .collect();
    assert_eq!(sets, [Some(0), Some(0), Some(1), None]);
    let sizes: Vec<_> = api
        .header_sets
        .iter()
        .map(|set| set.headers.len())
        .collect();
    assert_eq!(sizes, [2, 1]);
}

#[test]
fn the_headers_of_all_successes_and_of_no_failure_are_in_the_set() {
    let mut api = api();
    let mut one = operation("A_Get", "GET")
        .returns(200, None)
        .returns(201, None)
        .fails(404, None);
    for (response, name) in one
        .responses
        .iter_mut()
        .zip(["ETag", "Location", "x-error"])
    {
        response.headers = vec![header(name, Type::STRING), header("etag", Type::Any)];
    }
    api.operation("A", one);
    headers::run(&mut api);
    let names: Vec<_> = api.header_sets[0]
        .headers
        .iter()
        .map(|header| header.wire_name.as_str())
        .collect();
    assert_eq!(names, ["ETag", "Location"]);
}

#[test]
fn what_no_header_can_hold_is_text() {
    let mut api = api();
    let model = api.model("Model", vec![text("name")]);
    let headers = vec![
        header("a", Type::Named(model)),
        header("b", list(Type::Named(model))),
        header("c", list(Type::Scalar(Scalar::Int32))),
    ];
    api.operation("A", with_headers("A_Get", headers));
    headers::run(&mut api);
    let types: Vec<_> = api.header_sets[0]
        .headers
        .iter()
        .map(|header| header.ty.clone())
        .collect();
    let numbers = list(Type::Scalar(Scalar::Int32));
    assert_eq!(types, [Type::STRING, list(Type::STRING), numbers]);
}

#[test]
fn a_yes_or_no_carries_no_headers() {
    let mut api = api();
    let mut one = with_headers("A_Head", vec![header("ETag", Type::STRING)]);
    one.output = Decided::As(Output::Exists);
    api.operation("A", one);
    headers::run(&mut api);
    assert!(api.header_sets.is_empty());
}
