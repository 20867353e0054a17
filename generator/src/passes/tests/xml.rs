//! Tests of the pass for XML.

use super::sample::*;
use crate::{
    diagnostics::Diagnostics,
    ir::{
        Api, BodyKind, Decided, Operation, Property, Scalar, Type, Usage, Xml, XmlForm, XmlList,
        XmlRoot,
    },
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
    let mut operation = operation("A_Get", "GET").returns(200, Some(Type::STRING));
    operation.produces = vec![media.to_owned()];
    operation.responses[0].kind = match media.ends_with("xml") {
        true => BodyKind::Xml,
        false => BodyKind::Json,
    };
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

fn rules(definition: Option<&str>) -> XmlList {
    XmlList {
        definition: definition.map(str::to_owned),
        root: XmlRoot {
            name: "p:Rules".to_owned(),
            namespace: None,
        },
        item: "p:Rule".to_owned(),
    }
}

#[test]
fn a_list_becomes_the_only_member_of_one_model() {
    let get = |definition| {
        let mut get = operation("A_Get", "GET").returns(200, Some(list(Type::STRING)));
        get.produces = vec!["application/xml".to_owned()];
        get.responses[0].kind = BodyKind::Xml;
        get.responses[0].xml = Some(rules(definition));
        get
    };
    let mut put = operation("A_Put", "PUT").takes(BodyKind::Xml, list(Type::STRING));
    put.body.as_mut().expect("a body").xml = Some(rules(Some("Signed")));
    let (api, said) = run([get(Some("Signed")), get(None), put]);
    assert_eq!(said, 0);
    assert_eq!(api.names(), ["Signed", "Rules"]);
    let signed = Type::Named(api.named("Signed"));
    let model = api.of(api.named("Signed"));
    assert_eq!(
        model.xml.as_ref().map(|root| root.name.as_str()),
        Some("p:Rules")
    );
    let [items] = model.properties.as_slice() else {
        panic!("{:?}", members(model));
    };
    assert_eq!(
        (items.wire_name.as_str(), &items.ty),
        ("Rule", &list(Type::STRING))
    );
    let form = items.xml.as_ref().map(|xml| &xml.form);
    assert_eq!(form, Some(&XmlForm::Element("p:Rule".to_owned())));
    let operations: Vec<_> = api.operations().collect();
    assert_eq!(operations[0].responses[0].body.as_ref(), Some(&signed));
    assert_eq!(
        operations[2].body.as_ref().map(|body| &body.ty),
        Some(&signed)
    );
}

#[test]
fn what_never_travels_as_xml_forgets_what_it_would_be() {
    let mut api = api();
    let named = Property {
        xml: Some(Xml {
            form: XmlForm::Text,
            namespace: None,
        }),
        ..text("a")
    };
    let id = api.model("A", vec![named]);
    let mut usage = Usage {
        xml: true,
        ..Usage::default()
    };
    api.definitions[id].usage = Decided::As(usage);
    xml::forget(&mut api.definitions);
    assert!(api.of(id).properties[0].xml.is_some());
    usage.xml = false;
    api.definitions[id].usage = Decided::As(usage);
    xml::forget(&mut api.definitions);
    assert!(api.of(id).properties[0].xml.is_none());
}
