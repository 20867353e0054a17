//! Tests of decoding and encoding models.

use azure_core::{
    http::{Body, RequestContent},
    json::{from_json, to_json},
    time::parse_rfc3339,
};
use proptest::{prelude::*, string::string_regex, test_runner::Config};
use serde_json::{Value, json};

use armsmith_runtime::{Nullable, wire::request_content};

use crate::support::models::{Circle, Everything, Level, Names, Scope, Shape};

fn read(text: &str) -> Everything {
    from_json(text).expect("decodes")
}

#[test]
fn reads_every_kind_of_member() {
    let value = read(
        r#"{"id":"/x","name":"n","enabled":true,"count":-3,"size":9007199254740993,"ratio":0.1,"share":0.1,
            "createdAt":"2024-10-04T00:56:07.4421234+02:00","modifiedAt":"Sun, 06 Nov 1994 08:49:37 GMT",
            "stamp":784111777,"blob":"AP8=","blobs":["AA==","/w=="],
            "urlBlobs":{"a":"_w"},"scope":"Regional","level":2,"tags":{"a":"b"},"names":["x","y"],
            "gaps":["x",null],"gapBlobs":[null,"AA=="],"child":{"name":"c"},"children":[{},{"count":1}],
            "byName":{"k":{"count":2}},"shape":{"kind":"Circle","radius":1.5},"comment":null,
            "since":"Sun, 06 Nov 1994 08:49:37 GMT","password":"p","any":[1,{"b":null}]}"#,
    );
    let date = parse_rfc3339("1994-11-06T08:49:37Z").ok();
    assert_eq!(value.size, Some(9_007_199_254_740_993));
    assert_eq!(value.count, Some(-3));
    assert_eq!(value.ratio, Some(0.1));
    assert_eq!(value.share, Some(0.1));
    assert_eq!(
        value.created_at,
        parse_rfc3339("2024-10-03T22:56:07.4421234Z").ok()
    );
    assert_eq!((value.modified_at, value.stamp), (date, date));
    assert_eq!(value.blobs, Some(vec![vec![0], vec![255]]));
    assert_eq!(value.url_blobs.unwrap()["a"], [255]);
    assert_eq!(value.scope, Some(Scope::Regional));
    assert_eq!(value.level, Some(Level::Two));
    assert_eq!(value.gaps, Some(vec![Some("x".to_owned()), None]));
    assert_eq!(value.gap_blobs, Some(vec![None, Some(vec![0])]));
    assert_eq!(value.child.unwrap().name.as_deref(), Some("c"));
    assert_eq!(value.children.unwrap()[1].count, Some(1));
    assert_eq!(value.by_name.unwrap()["k"].count, Some(2));
    let circle = Circle {
        radius: Some(1.5),
        label: None,
    };
    assert_eq!(value.shape, Some(Shape::Circle(Box::new(circle))));
    assert!(value.comment.unwrap().is_null());
    assert_eq!(value.since.unwrap().into_value(), date);
    assert_eq!(value.any, Some(json!([1, {"b": null}])));
}

fn written(value: &Everything) -> Value {
    serde_json::from_slice(&to_json(value).expect("encodes")).expect("is JSON")
}

fn sent(content: &RequestContent<Everything>) -> Value {
    let Body::Bytes(bytes) = content.body() else {
        panic!("a stream");
    };
    serde_json::from_slice(bytes).expect("is JSON")
}

#[test]
fn what_is_read_and_written_again_loses_nothing() {
    let text = json!({
        "kind": "Everything", "id": "/x", "name": "", "enabled": false, "count": i32::MIN, "size": i64::MAX,
        "ratio": 1e-7, "share": 0.25, "createdAt": "2024-10-04T00:56:07.4421234+02:00",
        "modifiedAt": "Sun, 06 Nov 1994 08:49:37 GMT", "stamp": -1,
        "blob": "AP8=", "blobs": ["", "/w=="], "urlBlobs": {"a": "_w"}, "scope": "regional", "level": 3,
        "tags": {}, "names": [], "gaps": [null, ""], "gapBlobs": [null], "child": {"kind": "Everything"},
        "children": [{"kind": "Everything", "size": 0}], "byName": {"": {"kind": "Everything"}},
        "shape": {"kind": "Polygon", "corners": [1.0, null]}, "comment": null, "since": null, "password": "p",
        "secrets": {"kind": "Everything"}, "key": "k", "any": [1, {"b": null}], "more": {"x": 18446744073709551615_u64}
    });
    assert_eq!(written(&read(&text.to_string())), text);
}

#[test]
fn scalars_are_read_leniently() {
    let value = read(
        r#"{"id":5,"name":1.0,"enabled":"True","count":"12","size":12.0,"ratio":"0.5","share":1,"createdAt":"2020-01-02T03:04:05",
            "stamp":"784111777","tags":{"a":1,"b":true},"names":[7],"level":"2","scope":true}"#,
    );
    assert_eq!(
        (value.id.as_deref(), value.name.as_deref()),
        (Some("5"), Some("1.0"))
    );
    assert_eq!(value.enabled, Some(true));
    assert_eq!((value.count, value.size), (Some(12), Some(12)));
    assert_eq!((value.ratio, value.share), (Some(0.5), Some(1.0)));
    assert_eq!(value.created_at, parse_rfc3339("2020-01-02T03:04:05Z").ok());
    assert_eq!(
        value.stamp.map(|stamp| stamp.unix_timestamp()),
        Some(784_111_777)
    );
    assert_eq!(value.tags.unwrap()["b"], "true");
    assert_eq!(value.names, Some(vec!["7".to_owned()]));
    assert_eq!(value.level, Some(Level::Two));
    assert_eq!(value.scope, Some(Scope::UnknownValue("true".to_owned())));
}

#[test]
fn null_and_empty_dates_are_absent() {
    let nothing = Everything::default();
    for name in [
        "id",
        "enabled",
        "count",
        "size",
        "ratio",
        "share",
        "createdAt",
        "modifiedAt",
        "stamp",
        "blob",
        "blobs",
        "urlBlobs",
        "scope",
        "level",
        "tags",
        "names",
        "gaps",
        "gapBlobs",
        "child",
        "children",
        "byName",
        "shape",
        "password",
    ] {
        assert_eq!(read(&format!("{{\"{name}\":null}}")), nothing, "{name}");
    }
    assert_eq!(
        read(r#"{"any":null}"#).any,
        Some(Value::Null),
        "any JSON may be null"
    );
    assert_eq!(
        read(r#"{"createdAt":"","modifiedAt":"","count":"","enabled":""}"#),
        nothing
    );
    let skipped = read(r#"{"names":["a",null,"b"],"tags":{"a":null}}"#);
    assert_eq!(skipped.names, Some(vec!["a".to_owned(), "b".to_owned()]));
    assert_eq!(skipped.tags, Some(Default::default()));
}

#[test]
fn absent_null_and_value_are_three_things() {
    for (text, comment) in [
        ("{}", None),
        (r#"{"comment":null}"#, Some(Nullable::Null)),
        (r#"{"comment":"c"}"#, Some("c".to_owned().into())),
    ] {
        let value = read(text);
        assert_eq!(value.comment, comment);
        let mut expected: Value = serde_json::from_str(text).unwrap();
        expected["kind"] = "Everything".into();
        assert_eq!(written(&value), expected);
        assert_eq!(sent(&request_content(value.clone()).unwrap()), expected);
    }
}

#[test]
fn the_last_of_equal_keys_wins() {
    let value = read(r#"{"name":"a","count":1,"name":"b","count":null,"x":1,"x":2}"#);
    assert_eq!((value.name.as_deref(), value.count), (Some("b"), None));
    assert_eq!(value.additional_properties.unwrap()["x"], 2);
}

#[test]
fn numbers_that_do_not_fit_are_refused() {
    for text in [
        r#"{"count":2147483648}"#,
        r#"{"count":1.5}"#,
        r#"{"size":9223372036854775808}"#,
        r#"{"size":1e300}"#,
        r#"{"count":true}"#,
        r#"{"enabled":1}"#,
        r#"{"name":{}}"#,
        r#"{"blob":"***"}"#,
        r#"{"createdAt":"yesterday"}"#,
        r#"{"names":"x"}"#,
        r#"{"tags":["x"]}"#,
        r#"{"child":"x"}"#,
    ] {
        assert!(from_json::<_, Everything>(text).is_err(), "{text}");
    }
}

#[test]
fn a_request_leaves_out_what_only_services_set_at_every_depth() {
    let inner = || Everything {
        id: Some("/inner".to_owned()),
        name: Some("inner".to_owned()),
        ..Everything::default()
    };
    let value = Everything {
        id: Some("/outer".to_owned()),
        key: Some("k".to_owned()),
        created_at: parse_rfc3339("2020-01-02T03:04:05Z").ok(),
        password: Some("p".to_owned()),
        child: Some(Box::new(inner())),
        children: Some(vec![inner()]),
        by_name: Some([("a".to_owned(), inner())].into()),
        shape: Some(Shape::Everything(Box::new(inner()))),
        ..Everything::default()
    };
    let kept = json!({"kind": "Everything", "name": "inner"});
    let expected = json!({
        "kind": "Everything", "password": "p", "child": kept, "children": [kept], "byName": {"a": kept}, "shape": kept
    });
    let content: RequestContent<Everything> = value.clone().try_into().unwrap();
    assert_eq!(sent(&content), expected);
    assert_eq!(written(&value)["id"], "/outer");
    let list = request_content(vec![inner()]).unwrap();
    let Body::Bytes(bytes) = list.body() else {
        panic!("a stream");
    };
    assert_eq!(&bytes[..], br#"[{"kind":"Everything","name":"inner"}]"#);
}

#[test]
fn a_free_member_gives_way_to_a_known_one() {
    let value = Everything {
        name: Some("known".to_owned()),
        additional_properties: Some(
            [
                ("name".to_owned(), json!("free")),
                ("x".to_owned(), json!(1)),
            ]
            .into(),
        ),
        ..Everything::default()
    };
    let text = String::from_utf8(to_json(&value).unwrap().to_vec()).unwrap();
    assert_eq!(text, r#"{"kind":"Everything","name":"known","x":1}"#);
}

#[test]
fn numbers_that_json_can_not_hold_travel_as_text() {
    for (number, text) in [
        (f64::INFINITY, "Infinity"),
        (f64::NEG_INFINITY, "-Infinity"),
        (f64::NAN, "NaN"),
    ] {
        let value = Everything {
            ratio: Some(number),
            share: Some(number as f32),
            ..Everything::default()
        };
        let written = written(&value);
        assert_eq!(
            (&written["ratio"], &written["share"]),
            (&json!(text), &json!(text))
        );
        let read = read(&written.to_string());
        assert_eq!(
            read.ratio.map(|ratio| ratio.to_string()),
            Some(number.to_string())
        );
    }
}

#[test]
fn enumerations_stand_alone_too() {
    assert_eq!(from_json::<_, Scope>("\"None\"").unwrap(), Scope::None);
    assert_eq!(
        to_json(&Scope::UnknownValue("x".to_owned())).unwrap(),
        "\"x\""
    );
    assert!(from_json::<_, Scope>("null").is_err());
    assert_eq!(from_json::<_, Option<Scope>>("null").unwrap(), None);
    let page: Names = from_json(r#"{"value":["a"],"nextLink":"l"}"#).unwrap();
    assert_eq!(page.next_link.as_deref(), Some("l"));
}

proptest! {
    #![proptest_config(Config { cases: 2_000, failure_persistence: None, ..Config::default() })]

    #[test]
    fn any_text_and_number_survives(
        name in string_regex("\\PC*").unwrap(),
        key in string_regex("\\PC*").unwrap(),
        size in any::<i64>(),
        ratio in any::<f64>().prop_filter("is finite", |number| number.is_finite()),
        share in any::<f32>().prop_filter("is finite", |number| number.is_finite()),
        bytes in any::<Vec<u8>>(),
    ) {
        let value = Everything {
            name: Some(name),
            tags: Some([(key, "v".to_owned())].into()),
            size: Some(size),
            ratio: Some(ratio),
            share: Some(share),
            blob: Some(bytes.clone()),
            url_blobs: Some([("k".to_owned(), bytes)].into()),
            ..Everything::default()
        };
        let text = to_json(&value).unwrap();
        prop_assert_eq!(&from_json::<_, Everything>(&text).unwrap(), &value);
        let tree: Value = serde_json::from_slice(&text).unwrap();
        prop_assert_eq!(serde_json::from_value::<Everything>(tree).unwrap(), value);
    }
}
