//! Tests of unions whose alternatives are distinguished by their JSON.

use armsmith_runtime::{
    text_as,
    wire::{self, JsonUnionEncoding, request_content},
};
use azure_core::{
    Value,
    http::Body,
    json::from_json,
    time::{OffsetDateTime, parse_rfc3339},
};
use serde_json::json;

#[derive(Clone, Default, PartialEq)]
struct Round {
    kind: Option<String>,
    radius: Option<f64>,
    area: Option<f64>,
}

wire::model! { Round
    member kind = "kind", member radius = "radius", read_only area = "area",
}

#[derive(Clone, Default, PartialEq)]
struct Square {
    side: Option<i32>,
    label: Option<String>,
}

wire::model! { Square
    member side = "side", member label = "label",
}

#[derive(Clone, PartialEq)]
enum Input {
    String(String),
    Integer(i64),
    Number(f64),
    Boolean(bool),
    Array(Vec<Input>),
    Round(Box<Round>),
    Switch(Box<Square>),
    Square(Box<Square>),
    Unknown(Value),
}

wire::json_union! { Input, else Unknown
    String = String from [String, &str], Integer = Integer from [i64], Number = Number from [f64],
    Boolean = Boolean from [bool], Array = Array from [Vec<Input>],
    Round = Object with "kind" = "round" from [Round],
    Switch = Object with "on" = true,
    Square = Object with "side" from [Square],
}

#[derive(Clone, PartialEq)]
enum Part {
    Whole(Box<Square>),
    Gone(Box<Square>),
    Unknown(Value),
}

wire::json_union! { Part, else Unknown
    Whole = Object with "kind" = "a" with "side" with "label", Gone = Object with "kind" = "a" with "gone",
}

#[derive(Clone, PartialEq)]
enum Tool {
    Pen(Box<Square>),
    Brush(Box<Square>),
    Bag(Box<Square>),
    Unknown(Value),
}

wire::json_union! { Tool, else Unknown
    Pen = Object with "ink" requires ["ink", "tip"] allows ["label"],
    Brush = Object with "label" requires ["label"] allows ["ink", "size"],
    Bag = Object with "pockets" requires ["pockets"],
}

#[derive(Clone, PartialEq)]
enum Shape {
    Line(Box<Round>),
    Round(Box<Round>),
    Unknown(Value),
}

wire::json_union! { Shape, else Unknown
    Line = Object with "kind" in ["line", "curve", 3], Round = Object with "kind" = "round" from [],
}

#[derive(Clone, PartialEq)]
enum Moment {
    Integer(OffsetDateTime),
    Unknown(Value),
}

wire::json_union! { Moment, else Unknown
    Integer = Integer from [OffsetDateTime] as wire::UnixTime,
}

#[derive(Clone, PartialEq)]
enum Ratio {
    Number(f64),
    Unknown(Value),
}

wire::json_union! { Ratio, else Unknown
    Number = Number from [f64],
}

#[derive(Clone, Default, PartialEq)]
struct Holder {
    input: Option<Input>,
}

wire::model! { Holder
    member input = "input",
}

fn read(text: &str) -> Input {
    from_json(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn square(side: i32) -> Square {
    Square {
        side: Some(side),
        label: None,
    }
}

/// The union writes the only value of a member, and the model one of several.
#[test]
fn one_of_several_values_selects_the_alternative() {
    for (text, is_line) in [
        (r#"{"kind":"line"}"#, Some(true)),
        (r#"{"kind":"curve","radius":2.5}"#, Some(true)),
        (r#"{"kind":"round"}"#, Some(false)),
        (r#"{"kind":"other"}"#, None),
        (r#"{"radius":1.5}"#, None),
    ] {
        let shape: Shape = from_json(text).unwrap();
        let found = match &shape {
            Shape::Line(_) => Some(true),
            Shape::Round(_) => Some(false),
            Shape::Unknown(_) => None,
        };
        assert_eq!(found, is_line, "{text}");
        let expected: Value = from_json(text).unwrap();
        let written: Value = from_json(serde_json::to_string(&shape).unwrap()).unwrap();
        assert_eq!(written, expected, "{text}");
    }
    let curve = Round {
        kind: Some("curve".to_owned()),
        ..Round::default()
    };
    let written = serde_json::to_string(&Shape::Line(Box::new(curve))).unwrap();
    assert_eq!(written, r#"{"kind":"curve"}"#);
}

#[test]
fn the_json_type_selects_the_alternative() {
    for (text, expected) in [
        (r#""8080""#, "8080".into()),
        (r#""""#, "".into()),
        ("8080", 8080.into()),
        ("9007199254740993", 9_007_199_254_740_993.into()),
        ("1.0", 1.into()),
        ("1.5", 1.5.into()),
        ("false", false.into()),
        (
            r#"["a",[1]]"#,
            vec!["a".into(), vec![1.into()].into()].into(),
        ),
        ("[]", Vec::new().into()),
    ] {
        let input: Input = expected;
        assert_eq!(read(text), input, "{text}");
    }
    for text in [r#""8080""#, "8080", "1.5", "true", r#"["a",[1,null],{}]"#] {
        let value: Value = serde_json::from_str(text).unwrap();
        let kept = serde_json::to_value(read(&text.replace(",null", ""))).unwrap();
        let expected: Value = serde_json::from_str(&text.replace(",null", "")).unwrap();
        assert_eq!(kept, expected, "{value}");
    }
}

#[test]
fn members_distinguish_objects() {
    let round = Round {
        radius: Some(2.0),
        kind: Some("round".to_owned()),
        ..Round::default()
    };
    assert_eq!(read(r#"{"radius":2,"kind":"round"}"#), round.into());
    assert_eq!(
        read(r#"{"label":null,"side":3}"#),
        Input::Square(Box::new(square(3)))
    );
    assert_eq!(
        read(r#"{"on":true,"label":"l"}"#),
        Input::Switch(Box::new(Square {
            label: Some("l".to_owned()),
            side: None
        }))
    );
}

#[test]
fn a_value_of_no_or_of_several_alternatives_is_kept() {
    for text in [
        r#"{"kind":"other","a":[1,null,18446744073709551615]}"#,
        r#"{"kind":"Round"}"#,
        r#"{"on":"true"}"#,
        r#"{"on":false}"#,
        "{}",
        // The JSON of two alternatives.
        r#"{"kind":"round","side":1}"#,
    ] {
        let value = read(text);
        assert!(matches!(value, Input::Unknown(_)), "{text}");
        let kept = serde_json::to_value(&value).unwrap();
        assert_eq!(kept, serde_json::from_str::<Value>(text).unwrap());
    }
    let ratio: Ratio = from_json("3").unwrap();
    assert_eq!(ratio, 3.0.into());
    let text: Moment = from_json(r#""soon""#).unwrap();
    assert_eq!(text, Moment::Unknown(json!("soon")));
    let fraction: Moment = from_json("1.5").unwrap();
    assert_eq!(fraction, Moment::Unknown(json!(1.5)));
}

#[test]
fn a_value_that_its_alternative_cannot_hold_is_an_error() {
    for text in [r#"{"side":"wide"}"#, r#"[{"side":[]}]"#] {
        assert!(from_json::<_, Input>(text).is_err(), "{text}");
    }
    assert!(from_json::<_, Input>("null").is_err());
    let holder: Holder = from_json(r#"{"input":null}"#).unwrap();
    assert_eq!(holder, Holder::default());
}

#[test]
fn a_number_that_its_alternative_cannot_hold_is_kept() {
    for text in [
        "18446744073709551615",
        "9223372036854775808",
        "-9223372036854775809",
        "123456789012345678901234567890",
        "1e300",
        "-1e300",
    ] {
        let input = read(text);
        let number: Value = serde_json::from_str(text).unwrap();
        assert_eq!(input, Input::Unknown(number.clone()), "{text}");
        assert_eq!(serde_json::to_value(&input).unwrap(), number);
        // In lists and members too.
        let list = read(&format!("[{text},1]"));
        assert_eq!(list, Input::Array(vec![input, 1.into()]));
    }
    let moment: Moment = from_json("18446744073709551615").unwrap();
    assert_eq!(moment, Moment::Unknown(json!(u64::MAX)));
}

#[test]
fn the_alternative_that_declares_all_members_is_decoded() {
    let tool = |text: &str| from_json::<_, Tool>(text).unwrap();
    for text in [
        // A pen has a tip, and no size.
        r#"{"ink":"red","label":"l"}"#,
        r#"{"ink":"red","label":"l","size":1}"#,
    ] {
        assert!(matches!(tool(text), Tool::Brush(_)), "{text}");
    }
    let pen = tool(r#"{"ink":"red","label":"l","tip":1}"#);
    assert!(matches!(pen, Tool::Pen(_)));
    // A bag has any members.
    let bag = tool(r#"{"ink":"red","label":"l","tip":1,"pockets":2}"#);
    assert!(matches!(bag, Tool::Bag(_)));
    for text in [
        // Unknown members, which each of them would lose.
        r#"{"ink":"red","label":"l","tip":1,"size":1}"#,
        r#"{"ink":"red","label":"l","tip":1,"color":1}"#,
    ] {
        assert!(matches!(tool(text), Tool::Unknown(_)), "{text}");
        let kept = serde_json::to_value(tool(text)).unwrap();
        assert_eq!(kept, serde_json::from_str::<Value>(text).unwrap());
    }
}

#[test]
fn an_alternative_is_written_as_what_it_is() {
    let round = Round {
        area: Some(12.5),
        ..Round::default()
    };
    let input = Input::from(vec![round.into(), square(3).into(), Input::Boolean(true)]);
    assert_eq!(
        serde_json::to_value(&input).unwrap(),
        json!([{"kind": "round", "area": 12.5}, {"side": 3}, true])
    );
    let body = request_content(Holder { input: Some(input) }).unwrap();
    let Body::Bytes(body) = body.body() else {
        panic!("not bytes");
    };
    let body: Value = serde_json::from_slice(body).unwrap();
    assert_eq!(
        body,
        json!({"input": [{"kind": "round"}, {"side": 3}, true]})
    );
    let switch = Input::Switch(Box::default());
    assert_eq!(serde_json::to_value(&switch).unwrap(), json!({"on": true}));
}

#[test]
fn several_members_distinguish_objects_together() {
    let part = |text: &str| from_json::<_, Part>(text).unwrap();
    assert!(matches!(
        part(r#"{"kind":"a","side":1,"label":"l"}"#),
        Part::Whole(_)
    ));
    assert!(matches!(
        part(r#"{"kind":"a","side":1,"gone":null}"#),
        Part::Gone(_)
    ));
    for text in [
        r#"{"kind":"a","side":1}"#,
        r#"{"kind":"b","side":1,"label":"l"}"#,
        r#"{"kind":"a","side":1,"label":"l","gone":true}"#,
    ] {
        assert!(matches!(part(text), Part::Unknown(_)), "{text}");
    }
    let gone = Part::Gone(Box::new(square(2)));
    let written = serde_json::to_value(&gone).unwrap();
    assert_eq!(written, json!({"kind": "a", "side": 2}));
}

#[test]
fn encodings_apply_to_alternatives() {
    let at = parse_rfc3339("2020-01-02T03:04:05Z").unwrap();
    let moment: Moment = from_json("1577934245").unwrap();
    assert_eq!(moment, at.into());
    assert_eq!(serde_json::to_value(&moment).unwrap(), json!(1_577_934_245));
}

#[test]
fn debug_hides_text() {
    let shown = format!("{:?}", Input::from("secret"));
    assert_eq!(shown.contains("secret"), cfg!(feature = "debug"));
    assert_eq!(format!("{:?}", Input::from(5)), "5");
}

#[test]
fn parameters_are_plain_text() {
    for (input, text) in [
        (Input::from("a b"), "a b"),
        (Input::from(80), "80"),
        (Input::from(true), "true"),
        (Input::from(1.5), "1.5"),
        (Input::Unknown(json!("x")), "x"),
        (Input::Unknown(json!([1])), "[1]"),
    ] {
        let written = text_as::<JsonUnionEncoding, _>(&input).unwrap();
        assert_eq!(written.as_deref(), Some(text));
    }
    assert_eq!(
        text_as::<JsonUnionEncoding, _>(&None::<Input>).unwrap(),
        None
    );
}
