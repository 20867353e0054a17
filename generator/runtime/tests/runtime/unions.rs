//! Tests of unions.

use std::collections::BTreeMap;

use armsmith_runtime::wire::{self, request_content};
use azure_core::{
    http::{Body, XmlFormat},
    json::from_json,
    xml::from_xml,
};
use serde_json::{Value, json};

use crate::support::models::{Circle, Everything, Shape};

fn read(text: &str) -> Shape {
    from_json(text).expect("decodes")
}

fn written(shape: &Shape) -> Value {
    serde_json::to_value(shape).expect("encodes")
}

#[test]
fn the_discriminator_may_be_anywhere() {
    let expected = Shape::Circle(Box::new(Circle {
        radius: Some(1.5),
        label: Some("a\"b".to_owned()),
    }));
    for text in [
        r#"{"kind":"Circle","radius":1.5,"label":"a\"b"}"#,
        r#"{"radius":1.5,"kind":"Circle","label":"a\"b"}"#,
        r#"{"radius":1.5,"label":"a\"b","kind":"Circle"}"#,
        r#"{"radius":"1.5","x":{"y":[1,null,true,-1,1.5,{}]},"label":"a\"b","kind":"Circle","z":1}"#,
        r#"{"rad\u0069us":1.5,"k\u0069nd":"C\u0069rcle","label":"a\"b"}"#,
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
    let value: Value =
        serde_json::from_str(r#"{"radius":1.5,"label":"a\"b","kind":"Circle"}"#).unwrap();
    assert_eq!(serde_json::from_value::<Shape>(value).unwrap(), expected);
}

#[test]
fn members_before_the_discriminator_keep_their_values() {
    let text = r#"{"size":9007199254740993,"ratio":0.30000000000000004,"tags":{"a":"b"},"names":["x"],"child":{"count":1},
        "enabled":false,"comment":null,"children":[{"name":"n"}],"kind":"Everything","name":"last"}"#;
    let Shape::Everything(value) = read(text) else {
        panic!("another alternative");
    };
    let expected: Everything = from_json(text).unwrap();
    assert_eq!(*value, expected);
    assert_eq!(value.size, Some(9_007_199_254_740_993));
    assert_eq!(value.ratio, Some(0.300_000_000_000_000_04));
}

#[test]
fn an_unknown_alternative_keeps_everything() {
    for text in [
        r#"{"a":{"b":[1,null,18446744073709551615]},"kind":"Polygon","c":null}"#,
        r#"{"a":1}"#,
        r#"{"kind":null,"a":1}"#,
        r#"{"kind":7,"a":1}"#,
        "{}",
    ] {
        let shape = read(text);
        assert!(matches!(shape, Shape::UnknownAlternative(_)), "{text}");
        assert_eq!(
            written(&shape),
            serde_json::from_str::<Value>(text).unwrap()
        );
    }
    let Shape::UnknownAlternative(shape) = read(r#"{"kind":"Polygon"}"#) else {
        panic!("another alternative");
    };
    assert_eq!(shape.text("kind"), Some("Polygon"));
    assert_eq!(shape.text("corners"), None);
}

#[test]
fn an_alternative_writes_its_discriminator() {
    let circle = Shape::Circle(Box::new(Circle {
        radius: Some(2.0),
        label: None,
    }));
    assert_eq!(written(&circle), json!({"kind": "Circle", "radius": 2.0}));
}

#[test]
fn a_request_leaves_out_what_only_services_set() {
    let shape = Shape::Everything(Box::new(Everything {
        id: Some("/x".to_owned()),
        name: Some("n".to_owned()),
        ..Everything::default()
    }));
    let content = request_content(shape.clone()).unwrap();
    let Body::Bytes(bytes) = content.body() else {
        panic!("a stream");
    };
    assert_eq!(&bytes[..], br#"{"kind":"Everything","name":"n"}"#);
}

#[test]
fn errors_in_an_alternative_name_their_place() {
    for text in [
        r#"{"kind":"Circle","radius":[]}"#,
        r#"{"radius":[],"kind":"Circle"}"#,
    ] {
        let error = from_json::<_, Shape>(text).unwrap_err().to_string();
        assert!(
            error.contains("`radius`: invalid type: sequence, expected a number"),
            "{error}"
        );
    }
    assert!(
        from_json::<_, Shape>("[]")
            .unwrap_err()
            .to_string()
            .contains("`kind`")
    );
    assert!(from_json::<_, Shape>("null").is_err());
}

/// An alternative that declares the discriminator of [`Dial`] as an ordinary member.
#[derive(Clone, Default, PartialEq)]
pub struct Setting {
    pub level: Option<Value>,
    pub note: Option<String>,
}

wire::model! { Setting in wire::Xml
    member level = "level" [attribute "level"],
    member note = "note",
}

/// An alternative that does not declare it, and has room for further members.
#[derive(Clone, Default, PartialEq)]
pub struct Open {
    pub more: Option<BTreeMap<String, Value>>,
}

wire::model! { Open in wire::Xml
    ..more,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Dial {
    One(Box<Setting>),
    OneAsText(Box<Setting>),
    Half(Box<Open>),
    Off(Box<Open>),
    Unknown(wire::UnknownAlternative),
}

wire::union! { Dial in wire::Xml by "level", else Unknown
    One = 1,
    OneAsText = "one",
    Half = 0.5,
    Off = false,
}

#[derive(Clone, Default, PartialEq)]
pub struct Panel {
    pub dial: Option<Dial>,
}

wire::model! { Panel in wire::Xml
    member dial = "dial",
}

fn dial(value: Value) -> Dial {
    let dial: Dial = serde_json::from_value(value.clone()).expect("decodes");
    assert_eq!(serde_json::to_value(&dial).expect("encodes"), value);
    dial
}

#[test]
fn discriminator_values_have_types() {
    assert!(matches!(
        dial(json!({"level": 1, "note": "a"})),
        Dial::One(_)
    ));
    assert!(matches!(
        dial(json!({"note": "a", "level": "one"})),
        Dial::OneAsText(_)
    ));
    assert!(matches!(dial(json!({"level": 0.5, "x": 1})), Dial::Half(_)));
    assert!(matches!(dial(json!({"level": false})), Dial::Off(_)));
    for other in [
        json!("1"),
        json!(true),
        json!("false"),
        json!(1.5),
        json!([1]),
        json!(u64::MAX),
    ] {
        assert!(
            matches!(dial(json!({"level": other})), Dial::Unknown(_)),
            "{other}"
        );
    }
}

#[test]
fn the_union_writes_the_discriminator_and_nobody_else() {
    let own = Setting {
        level: Some(json!("own")),
        note: Some("a".to_owned()),
    };
    let text = |value: &Dial| serde_json::to_string(value).unwrap();
    assert_eq!(
        text(&Dial::One(Box::new(own.clone()))),
        r#"{"level":1,"note":"a"}"#
    );
    assert_eq!(
        text(&Dial::OneAsText(Box::new(own.clone()))),
        r#"{"level":"one","note":"a"}"#
    );
    assert_eq!(
        serde_json::to_value(&own).unwrap(),
        json!({"level": "own", "note": "a"})
    );
    let Dial::Off(open) = dial(json!({"level": false, "x": 1})) else {
        panic!("another alternative");
    };
    assert_eq!(serde_json::to_value(&open).unwrap(), json!({"x": 1}));
    let more = Some(BTreeMap::from([("level".to_owned(), json!(7))]));
    assert_eq!(
        text(&Dial::Half(Box::new(Open { more }))),
        r#"{"level":0.5}"#
    );
    let panel = Panel {
        dial: Some(Dial::One(Box::new(own))),
    };
    let shown = format!("{panel:?}");
    assert!(
        shown.starts_with("Panel { dial: Setting { level: 1, note: "),
        "{shown}"
    );
}

#[test]
fn text_in_xml_stands_for_values_of_any_type() {
    let read = |xml: &str| from_xml::<_, Panel>(xml).unwrap().dial.unwrap();
    let one = read(r#"<Panel><dial level="1"><note>a</note></dial></Panel>"#);
    assert!(matches!(&one, Dial::One(one) if one.note.as_deref() == Some("a")));
    let off = read("<Panel><dial><level>false</level><x>1</x></dial></Panel>");
    let Dial::Off(open) = &off else {
        panic!("another alternative");
    };
    assert_eq!(
        open.more.as_ref().unwrap().keys().collect::<Vec<_>>(),
        ["x"]
    );
    let content = wire::xml_content::<Dial, XmlFormat>("dial", None, one).unwrap();
    let Body::Bytes(bytes) = content.body() else {
        panic!("a stream");
    };
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    assert!(
        text.ends_with(r#"<dial level="1"><note>a</note></dial>"#),
        "{text}"
    );
}
