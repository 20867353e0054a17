//! Tests of arrays whose items have types by position.

use std::collections::BTreeMap;

use armsmith_runtime::{
    Nullable,
    wire::{self, request_content},
};
use azure_core::{Value, http::Body, json::from_json};
use serde_json::json;

#[derive(Clone, PartialEq)]
struct Position(f64, f64, Option<f64>, Vec<Value>);

wire::tuple! { Position
    Required 0, Required 1, Optional 2, Further 3,
}

#[derive(Clone, PartialEq)]
struct Pair(String, Option<i32>);

wire::tuple! { Pair
    Required 0, Nullable 1,
}

#[derive(Clone, PartialEq)]
struct Loose(
    Option<Vec<u8>>,
    Option<Nullable<i64>>,
    Option<Box<Loose>>,
    Vec<Option<i64>>,
);

wire::tuple! { Loose
    Optional 0 as wire::Base64, Optional 1, Optional 2, Further 3 as Option<wire::Inherent>,
}

#[derive(Clone, Default, PartialEq)]
struct Part {
    id: Option<String>,
    name: Option<String>,
}

wire::model! { Part
    read_only id = "id", member name = "name",
}

#[derive(Clone, PartialEq)]
struct Parts(Box<Part>, Vec<Part>);

wire::tuple! { Parts
    Required 0, Further 1,
}

#[derive(Clone, Default, PartialEq)]
struct Holder {
    pair: Option<Pair>,
    named: Option<BTreeMap<String, Pair>>,
}

wire::model! { Holder
    member pair = "pair", member named = "named",
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> T {
    from_json(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn error<T: serde::de::DeserializeOwned>(text: &str) -> String {
    match from_json::<_, T>(text) {
        Ok(_) => panic!("{text} is read"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn items_have_types_by_position() {
    let position: Position = read("[1.5,2]");
    assert!(position == Position(1.5, 2.0, None, Vec::new()));
    let position: Position = read(r#"[1.5,2,3,null,{"a":18446744073709551615}]"#);
    let further = vec![Value::Null, json!({"a": u64::MAX})];
    assert!(position == Position(1.5, 2.0, Some(3.0), further));
    let pair: Pair = read(r#"["a",null]"#);
    assert!(pair == Pair("a".to_owned(), None));
}

#[test]
fn a_tuple_is_written_as_it_was_read() {
    for text in [
        "[1.5,2.5]",
        "[1.5,2.5,3.5]",
        r#"[1.5,2.5,3.5,null,"x",[1]]"#,
        // An absent item before others is `null`.
        "[1.5,2.5,null,1]",
    ] {
        let kept = serde_json::to_value(read::<Position>(text)).unwrap();
        assert_eq!(kept, read::<Value>(text));
    }
    for text in [
        "[]",
        r#"["AQI="]"#,
        r#"["AQI=",null]"#,
        r#"["AQI=",5]"#,
        "[null,null,[]]",
        r#"["AQI=",5,["AQ==",null]]"#,
        "[null,5,null,1,null,2]",
    ] {
        let kept = serde_json::to_value(read::<Loose>(text)).unwrap();
        assert_eq!(kept, read::<Value>(text));
    }
    for text in [r#"["a",null]"#, r#"["a",1]"#] {
        let kept = serde_json::to_string(&read::<Pair>(text)).unwrap();
        assert_eq!(kept, text);
    }
}

#[test]
fn arrays_of_another_length_are_errors() {
    assert!(error::<Position>("[1]").contains("item 1 is missing"));
    assert!(error::<Position>("[null,1]").contains("item 0 is missing or null"));
    assert!(error::<Pair>(r#"["a"]"#).contains("item 1 is missing"));
    assert!(error::<Pair>(r#"["a",1,2]"#).contains("item 2: the array has too many items"));
    assert!(error::<Pair>(r#"["a",{}]"#).contains("item 1: "));
    assert!(from_json::<_, Pair>("null").is_err());
    assert!(from_json::<_, Pair>("{}").is_err());
}

#[test]
fn tuples_are_members_and_values() {
    let holder: Holder = read(r#"{"pair":null,"named":{"x":["a",1]}}"#);
    assert!(holder.pair.is_none());
    assert_eq!(
        serde_json::to_string(&holder).unwrap(),
        r#"{"named":{"x":["a",1]}}"#
    );
}

#[test]
fn requests_have_no_read_only_members_in_tuples() {
    let parts: Parts = read(r#"[{"id":"1","name":"a"},{"id":"2","name":"b"}]"#);
    let body = request_content(parts).unwrap();
    let Body::Bytes(body) = body.body() else {
        panic!("not bytes");
    };
    let body: Value = serde_json::from_slice(body).unwrap();
    assert_eq!(body, json!([{"name": "a"}, {"name": "b"}]));
}

#[test]
fn debug_hides_text() {
    let shown = format!("{:?}", Pair("secret".to_owned(), Some(5)));
    assert_eq!(shown.contains("secret"), cfg!(feature = "debug"));
    assert!(shown.contains('5'), "{shown}");
}
