//! Tests of numbers, which do not depend on the features of serde_json.
//!
//! `cargo xtask test` repeats these tests with the features that change serde_json's numbers.

use std::collections::BTreeMap;

use armsmith_runtime::{Parts, json_text, wire};
use azure_core::json::{from_json, to_json};
use serde_json::{Value, json};

use crate::support::models::{Circle, Everything, Level, Scope, Shape};

fn read(text: &str) -> Everything {
    from_json(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Returns the value as JSON, without the constant.
fn written(value: &Everything) -> String {
    let json = to_json(value).expect("encodes");
    let text = String::from_utf8(json.to_vec()).expect("is UTF-8");
    text.replace(r#""kind":"Everything","#, "")
}

#[test]
fn typed_numbers_are_read_from_every_notation() {
    for (read_from, sent) in [
        (
            r#"{"size":9223372036854775807}"#,
            r#"{"size":9223372036854775807}"#,
        ),
        (
            r#"{"size":-9223372036854775808}"#,
            r#"{"size":-9223372036854775808}"#,
        ),
        (r#"{"size":1e3}"#, r#"{"size":1000}"#),
        (r#"{"size":-1.5E1}"#, r#"{"size":-15}"#),
        (r#"{"size":"1e3"}"#, r#"{"size":1000}"#),
        (r#"{"size":-0}"#, r#"{"size":0}"#),
        (r#"{"count":2.0}"#, r#"{"count":2}"#),
        (r#"{"ratio":1.5}"#, r#"{"ratio":1.5}"#),
        (r#"{"ratio":-0}"#, r#"{"ratio":-0.0}"#),
        (
            r#"{"ratio":0.30000000000000004}"#,
            r#"{"ratio":0.30000000000000004}"#,
        ),
        (r#"{"ratio":5e-324}"#, r#"{"ratio":5e-324}"#),
        (
            r#"{"ratio":1.7976931348623157e308}"#,
            r#"{"ratio":1.7976931348623157e+308}"#,
        ),
        (
            r#"{"ratio":18446744073709551615}"#,
            r#"{"ratio":1.8446744073709552e+19}"#,
        ),
        (
            r#"{"ratio":18446744073709551616}"#,
            r#"{"ratio":1.8446744073709552e+19}"#,
        ),
        (r#"{"ratio":-99999999999999999999}"#, r#"{"ratio":-1e+20}"#),
        (
            r#"{"ratio":0.1000000000000000055511151231257827}"#,
            r#"{"ratio":0.1}"#,
        ),
        (r#"{"share":0.1}"#, r#"{"share":0.1}"#),
        (r#"{"stamp":1.0e9}"#, r#"{"stamp":1000000000}"#),
        (r#"{"level":2.0}"#, r#"{"level":2}"#),
        (r#"{"name":1.50}"#, r#"{"name":"1.5"}"#),
        (r#"{"name":1e21}"#, r#"{"name":"1e+21"}"#),
        (
            r#"{"name":18446744073709551616}"#,
            r#"{"name":"1.8446744073709552e+19"}"#,
        ),
        (r#"{"scope":1.5}"#, r#"{"scope":"1.5"}"#),
        (r#"{"comment":1.5}"#, r#"{"comment":"1.5"}"#),
        (r#"{"names":[1.5,2]}"#, r#"{"names":["1.5","2"]}"#),
        (r#"{"tags":{"a":1.5}}"#, r#"{"tags":{"a":"1.5"}}"#),
        (
            r#"{"byName":{"a":{"ratio":1.5}}}"#,
            r#"{"byName":{"a":{"ratio":1.5}}}"#,
        ),
    ] {
        let value = read(read_from);
        assert_eq!(written(&value), sent, "{read_from}");
        // A value in memory keeps numbers in yet another form.
        let held: Value = serde_json::from_str(read_from).expect("is JSON");
        assert_eq!(
            serde_json::from_value::<Everything>(held).expect("decodes"),
            value,
            "{read_from}"
        );
    }
    assert_eq!(read(r#"{"level":1.0,"scope":2.5}"#).level, Some(Level::One));
    assert_eq!(
        read(r#"{"scope":2.5}"#).scope,
        Some(Scope::UnknownValue("2.5".to_owned()))
    );
}

#[test]
fn numbers_before_the_discriminator_are_read_like_others() {
    let expected = Shape::Circle(Box::new(Circle {
        radius: Some(1.5),
        label: Some("2.5".to_owned()),
    }));
    for text in [
        r#"{"kind":"Circle","radius":1.5,"label":2.5}"#,
        r#"{"radius":1.5,"label":2.5,"kind":"Circle"}"#,
        r#"{"radius":15e-1,"x":{"y":[1.5,18446744073709551616]},"label":2.5,"kind":"Circle"}"#,
    ] {
        assert_eq!(
            from_json::<_, Shape>(text).expect("decodes"),
            expected,
            "{text}"
        );
    }
}

#[test]
fn free_json_keeps_its_numbers_on_both_ways() {
    let numbers = "[1.5,0,-1,18446744073709551615,-9223372036854775808,1.0,0.1]";
    for text in [
        format!(r#"{{"kind":"Polygon","x":{numbers}}}"#),
        format!(r#"{{"x":{numbers},"kind":"Polygon"}}"#),
    ] {
        let shape: Shape = from_json(&text).expect("decodes");
        let Shape::UnknownAlternative(kind) = &shape else {
            panic!("another kind");
        };
        assert_eq!(kind.members["x"].to_string(), numbers);
        assert_eq!(
            serde_json::to_value(&shape).expect("encodes"),
            serde_json::from_str::<Value>(&text).expect("is JSON")
        );
    }
    let value = read(r#"{"any":1.5,"other":{"a":[2.5]}}"#);
    assert_eq!(value.any, Some(json!(1.5)));
    let others = BTreeMap::from([("other".to_owned(), json!({"a": [2.5]}))]);
    assert_eq!(value.additional_properties, Some(others));
    assert_eq!(written(&value), r#"{"any":1.5,"other":{"a":[2.5]}}"#);
}

#[test]
fn numbers_are_refused_where_others_are_expected() {
    for text in [
        r#"{"child":1.5}"#,
        r#"{"shape":1.5}"#,
        r#"{"tags":1.5}"#,
        r#"{"names":1.5}"#,
        r#"{"enabled":1.5}"#,
        r#"{"blob":1.5}"#,
        r#"{"createdAt":1.5}"#,
        r#"{"size":1.5}"#,
        r#"{"size":18446744073709551616}"#,
        r#"{"count":1e10}"#,
        r#"{"ratio":1e400}"#,
        r#"{"ratio":{"a":1.5}}"#,
        r#"{"name":{}}"#,
        r#"{"scope":{"a":1}}"#,
    ] {
        assert!(from_json::<_, Everything>(text).is_err(), "{text}");
    }
    assert!(from_json::<_, Everything>("1.5").is_err());
    assert!(from_json::<_, Shape>("1.5").is_err());
}

/// The name under which serde_json passes a number, here a real member of a document.
const PRIVATE: &str = "$serde_json::private::Number";

#[test]
fn members_of_any_name_are_read() {
    for value in [
        r#""1.5""#,
        r#""text""#,
        "1.5",
        "[1.5]",
        r#"{"a":1.5}"#,
        "null",
    ] {
        for text in [
            format!(r#"{{"{PRIVATE}":{value},"name":"a"}}"#),
            format!(r#"{{"name":"a","{PRIVATE}":{value}}}"#),
            format!(r#"{{"{PRIVATE}":{value},"{PRIVATE}":{value},"name":"a"}}"#),
        ] {
            let everything = read(&text);
            assert_eq!(everything.name.as_deref(), Some("a"), "{text}");
            let others = everything.additional_properties.expect("others");
            assert!(others.contains_key(PRIVATE), "{text}");
        }
        let alone = format!(r#"{{"{PRIVATE}":{value}}}"#);
        assert!(read(&alone).additional_properties.is_some(), "{alone}");
        // In a member, a list and a map.
        let model = read(&format!(
            r#"{{"child":{alone},"children":[{alone}],"byName":{{"{PRIVATE}":{alone}}}}}"#
        ));
        for model in [
            model.child.as_deref(),
            model.children.as_ref().and_then(|models| models.first()),
            model
                .by_name
                .as_ref()
                .and_then(|models| models.get(PRIVATE)),
        ] {
            let others = &model.expect("a model").additional_properties;
            assert!(others.is_some(), "{alone}");
        }
        for text in [
            format!(r#"{{"kind":"Circle","radius":1.5,"{PRIVATE}":{value}}}"#),
            format!(r#"{{"{PRIVATE}":{value},"kind":"Circle","radius":1.5}}"#),
            format!(r#"{{"radius":1.5,"{PRIVATE}":{value},"kind":"Circle"}}"#),
            format!(r#"{{"x":{{"{PRIVATE}":{value},"y":1}},"radius":1.5,"kind":"Circle"}}"#),
        ] {
            let shape: Shape = from_json(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
            let Shape::Circle(circle) = shape else {
                panic!("another kind: {text}");
            };
            assert_eq!(circle.radius, Some(1.5), "{text}");
        }
    }
    let tags = read(&format!(r#"{{"tags":{{"{PRIVATE}":"1.5"}}}}"#)).tags;
    assert_eq!(
        tags,
        Some(BTreeMap::from([(PRIVATE.to_owned(), "1.5".to_owned())]))
    );
}

#[test]
fn numbers_in_place_of_containers_are_refused_before_the_discriminator_too() {
    for member in ["child", "shape", "tags", "names", "children", "byName"] {
        for number in ["1.5", "1", "18446744073709551616"] {
            let text = format!(r#"{{"{member}":{number},"kind":"Everything"}}"#);
            assert!(from_json::<_, Shape>(&text).is_err(), "{text}");
        }
    }
}

#[test]
fn numbers_become_text_in_one_way() {
    let json = || json_text(&json!({"big": 1e21, "small": 5e-324, "half": 0.5, "whole": u64::MAX}));
    let Ok(Some(Parts::Members(members))) = Parts::members(json()) else {
        panic!("no members");
    };
    let texts: BTreeMap<_, _> = members.into_iter().collect();
    assert_eq!(texts["big"], "1e+21");
    assert_eq!(texts["small"], "5e-324");
    assert_eq!(texts["half"], "0.5");
    assert_eq!(texts["whole"], "18446744073709551615");
}

/// One member of each type of number.
#[derive(Clone, Default, PartialEq)]
pub struct Numbers {
    pub small: Option<u32>,
    pub large: Option<u64>,
    pub signed: Option<i64>,
    pub single: Option<f32>,
    pub double: Option<f64>,
}

wire::model! { Numbers
    member small = "small",
    member large = "large",
    member signed = "signed",
    member single = "single",
    member double = "double",
}

#[test]
fn integers_without_a_sign_have_their_whole_range() {
    for text in [
        r#"{"small":4294967295,"large":18446744073709551615}"#,
        r#"{"small":0,"large":0}"#,
    ] {
        let numbers: Numbers = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&numbers).unwrap(), text);
    }
    let as_text: Numbers = serde_json::from_str(r#"{"large":"18446744073709551615"}"#).unwrap();
    assert_eq!(as_text.large, Some(u64::MAX));
    for text in [
        r#"{"small":4294967296}"#,
        r#"{"small":-1}"#,
        r#"{"large":-1}"#,
        r#"{"large":18446744073709551616}"#,
        r#"{"large":"18446744073709551616"}"#,
        r#"{"large":0.5}"#,
    ] {
        assert!(serde_json::from_str::<Numbers>(text).is_err(), "{text}");
    }
}

#[test]
fn integers_are_exact_or_an_error() {
    for (text, value) in [
        (r#"{"signed":"9007199254740993.0"}"#, 9_007_199_254_740_993),
        (r#"{"signed":"9223372036854775807"}"#, i64::MAX),
        (r#"{"signed":"-9.223372036854775808e18"}"#, i64::MIN),
        (r#"{"signed":"1e3"}"#, 1_000),
        (r#"{"signed":"1500e-2"}"#, 15),
        (r#"{"signed":1e3}"#, 1_000),
        (r#"{"signed":9007199254740991.0}"#, 9_007_199_254_740_991),
    ] {
        let numbers: Numbers = serde_json::from_str(text).unwrap();
        assert_eq!(numbers.signed, Some(value), "{text}");
    }
    // With digits that are kept it is exact, without them an error.
    match serde_json::from_str::<Numbers>(r#"{"signed":9007199254740993.0}"#) {
        Ok(numbers) => assert_eq!(numbers.signed, Some(9_007_199_254_740_993)),
        Err(error) => assert!(error.to_string().contains("a 64-bit integer"), "{error}"),
    }
    for text in [
        "1.5",
        "1e-1",
        "1e99",
        "9223372036854775808",
        "1e",
        "e1",
        ".",
        "--1",
    ] {
        let json = format!(r#"{{"signed":"{text}"}}"#);
        assert!(serde_json::from_str::<Numbers>(&json).is_err(), "{text}");
    }
}

#[test]
fn numbers_beyond_the_range_of_a_float_are_errors() {
    for text in [
        r#"{"single":1e39}"#,
        r#"{"single":-1e39}"#,
        r#"{"single":"1e39"}"#,
        r#"{"double":"1e999"}"#,
        r#"{"double":"-1e999"}"#,
        r#"{"double":1e999}"#,
    ] {
        assert!(serde_json::from_str::<Numbers>(text).is_err(), "{text}");
    }
    let words: Numbers =
        serde_json::from_str(r#"{"single":"Infinity","double":"-Infinity"}"#).unwrap();
    assert_eq!(words.single, Some(f32::INFINITY));
    assert_eq!(words.double, Some(f64::NEG_INFINITY));
}
