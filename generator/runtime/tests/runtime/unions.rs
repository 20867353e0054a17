//! Tests of unions.

use armsmith_runtime::wire::request_content;
use azure_core::{http::Body, json::from_json};
use serde_json::{Value, json};

use crate::support::models::{Circle, Everything, Shape};

fn read(text: &str) -> Shape {
    from_json(text).expect("decodes")
}

fn written(shape: &Shape) -> Value {
    serde_json::to_value(shape).expect("encodes")
}

#[test]
fn the_tag_may_stand_anywhere() {
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
fn members_before_the_tag_keep_their_values() {
    let text = r#"{"size":9007199254740993,"ratio":0.30000000000000004,"tags":{"a":"b"},"names":["x"],"child":{"count":1},
        "enabled":false,"comment":null,"children":[{"name":"n"}],"kind":"Everything","name":"last"}"#;
    let Shape::Everything(value) = read(text) else {
        panic!("another kind");
    };
    let expected: Everything = from_json(text).unwrap();
    assert_eq!(*value, expected);
    assert_eq!(value.size, Some(9_007_199_254_740_993));
    assert_eq!(value.ratio, Some(0.300_000_000_000_000_04));
}

#[test]
fn an_unknown_kind_keeps_everything() {
    for text in [
        r#"{"a":{"b":[1,null,18446744073709551615]},"kind":"Polygon","c":null}"#,
        r#"{"a":1}"#,
        r#"{"kind":null,"a":1}"#,
        r#"{"kind":7,"a":1}"#,
        "{}",
    ] {
        let shape = read(text);
        assert!(matches!(shape, Shape::UnknownKind(_)), "{text}");
        assert_eq!(
            written(&shape),
            serde_json::from_str::<Value>(text).unwrap()
        );
    }
    let Shape::UnknownKind(kind) = read(r#"{"kind":"Polygon"}"#) else {
        panic!("another kind");
    };
    assert_eq!(kind.text("kind"), Some("Polygon"));
    assert_eq!(kind.text("corners"), None);
}

#[test]
fn a_kind_writes_its_tag() {
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
fn errors_in_a_kind_name_their_place() {
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
