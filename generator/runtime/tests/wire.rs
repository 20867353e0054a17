//! How models travel.

mod support;

use azure_core::{
    Value,
    http::{Body, RequestContent},
    json::{from_json, to_json},
    time::{Duration, parse_rfc3339},
};
use serde_json::json;
use support::models::{Circle, Everything, Level, Scope, Shape};

fn read(text: &str) -> Everything {
    from_json(text).expect("decodes")
}

#[test]
fn reads_every_kind_of_member() {
    let value = read(
        r#"{"id":"/x","name":"n","enabled":true,"count":-3,"size":9007199254740993,"ratio":0.1,"share":0.1,
            "createdAt":"2024-10-04T00:56:07.4421234+02:00","modifiedAt":"Sun, 06 Nov 1994 08:49:37 GMT",
            "stamp":784111777,"day":"1994-11-06","hour":"08:49:37.5","blob":"AP8=","blobs":["AA==","/w=="],
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
    assert_eq!(value.day, parse_rfc3339("1994-11-06T00:00:00Z").ok());
    assert_eq!(value.hour, Some(Duration::milliseconds(31_777_500)));
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
    assert_eq!(value.shape, Some(Shape::Circle(circle)));
    assert!(value.comment.unwrap().is_null());
    assert_eq!(value.since.unwrap().into_value(), date);
    assert_eq!(value.any, Some(json!([1, {"b": null}])));
}
