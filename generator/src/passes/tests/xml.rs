use super::sample::*;
use crate::{
    diagnostics::Diagnostics,
    ir::{Api, BodyKind, Operation, Scalar, Type},
    passes::xml,
};

const BYTES: Type = Type::Scalar(Scalar::Binary);

fn run(operations: impl IntoIterator<Item = Operation>) -> (Api, usize) {
    let mut api = api();
    for operation in operations {
        api.operation("A", operation);
    }
    let mut diagnostics = Diagnostics::default();
    xml::run(&mut api, &mut diagnostics);
    (api, diagnostics.iter().count())
}

fn giving(media: &str) -> Operation {
    let mut operation = operation("A_Get", "GET").answers(200, Some(Type::STRING));
    operation.produces = vec![media.to_owned(), "application/json".to_owned()];
    operation
}

#[test]
fn xml_is_bytes_and_said_once() {
    let (api, said) = run([giving("application/xml"), giving("application/atom+xml")]);
    assert_eq!(said, 1);
    for operation in api.operations() {
        assert_eq!(operation.responses[0].body, Some(BYTES));
    }
}

#[test]
fn other_media_stay_what_they_are() {
    let (api, said) = run([giving("application/json")]);
    assert_eq!(said, 0);
    assert_eq!(api.first().responses[0].body, Some(Type::STRING));
}

#[test]
fn a_request_in_xml_carries_bytes() {
    let put = operation("A_Put", "PUT").takes(BodyKind::Xml, Type::STRING);
    let (api, said) = run([put]);
    assert_eq!(said, 1);
    let body = api.first().body.as_ref().expect("a body");
    assert_eq!((body.kind, &body.ty), (BodyKind::Bytes, &BYTES));
}
