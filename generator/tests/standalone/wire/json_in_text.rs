//! Text that contains JSON, plain and in base64.

use std::sync::Arc;

use azure_core::Error;
use azure_core::time::OffsetDateTime;
use futures::executor::block_on;
use serde_json::{Value, from_value, json, to_value};
use zoo::Nullable;
use zoo::openapi31_json_in_text::models::*;

use super::Service;

fn place(room: &str) -> Place {
    Place {
        room: Some(room.to_owned()),
        ..Default::default()
    }
}

#[test]
fn parameters_and_parts_are_json_in_their_encoding() {
    let options = AnimalsClientFindOptions {
        filter: Some(vec!["a".to_owned(), "b".to_owned()]),
        since: Some(OffsetDateTime::UNIX_EPOCH),
        nested: Some(place("b")),
        x_cursor: Some(place("~~~?")),
        ..Default::default()
    };
    let at = place("a");
    let arrived = arrives!(openapi31_json_in_text, client => client.find(&at, Some(options)));
    let pairs = [
        "filter=WyJhIiwiYiJd",
        "since=IjE5NzAtMDEtMDFUMDA6MDA6MDBaIg",
        r#"nested=%22%5C%22%7B%5C%5C%5C%22room%5C%5C%5C%22%3A%5C%5C%5C%22b%5C%5C%5C%22%7D%5C%22%22"#,
    ];
    let address = "https://zoo.example.com/animals/eyJyb29tIjoiYSJ9";
    assert_eq!(arrived.line, format!("GET {address}?{}", pairs.join("&")));
    assert_eq!(arrived.headers["x-cursor"], "eyJyb29tIjoifn5-PyJ9");

    let options = AnimalsClientWriteOptions {
        place: Some(place("a")),
        counts: Some(vec![1, 2]),
        ..Default::default()
    };
    let arrived = arrives!(openapi31_json_in_text, client => client.write(Some(options)));
    for part in ["\r\n\r\neyJyb29tIjoiYSJ9\r\n", "\r\n\r\n[1,2]\r\n"] {
        assert!(arrived.body.contains(part), "{}", arrived.body);
    }
}

/// Returns what a service with this header and this body returns.
fn found(name: &'static str, value: &'static str) -> azure_core::http::Response<Animal> {
    let service = Service::default();
    service.headers.lock().unwrap().push((name, value));
    let service = Arc::new(service);
    let client = animals!(openapi31_json_in_text, service);
    block_on(client.find(&Place::default(), None)).unwrap()
}

#[test]
fn headers_of_responses_are_read_by_their_json() {
    let response = found("x-cursor", "eyJyb29tIjoiYSJ9");
    assert_eq!(response.x_cursor().unwrap(), Some(place("a")));
    assert_eq!(response.x_place().unwrap(), None);
    let response = found("x-place", r#"{"room":"a, b"}"#);
    assert_eq!(response.x_place().unwrap(), Some(place("a, b")));
    assert_eq!(found("x-counts", "[1, 2]").x_counts().unwrap(), Some(vec![1, 2]));
    for text in ["", "{", "[]", "{} {}", "eyJyb29tIjoiYSJ9"] {
        check(found("x-place", text).x_place(), "`x-place` cannot be read: the JSON in the text");
    }
    for (text, message) in [
        ("W10", "the JSON in the text"),
        ("eyJyb29tIjoi", "the JSON in the text"),
        ("{}", "invalid value: string \"{}\", expected base64url"),
    ] {
        let message = format!("`x-cursor` cannot be read: {message}");
        check(found("x-cursor", text).x_cursor(), &message);
    }
}

fn check<T: std::fmt::Debug>(read: Result<T, Error>, message: &str) {
    let error = read.unwrap_err().to_string();
    assert!(error.contains(message), "{error}");
}

#[test]
fn bodies_are_read_by_the_json_in_their_texts() {
    let service = Service::returning(&[r#"["\"{\\\"room\\\":\\\"a\\\"}\""]"#]);
    let client = animals!(openapi31_json_in_text, service);
    let notes = block_on(client.notes(None)).unwrap().into_model().unwrap();
    assert_eq!(notes, [place("a")]);
    let service = Service::returning(&[r#"["{}"]"#]);
    let client = animals!(openapi31_json_in_text, service);
    assert!(block_on(client.notes(None)).unwrap().into_model().is_err());
}

fn animal() -> Value {
    json!({
        "place": "eyJyb29tIjoifn5-PyJ9",
        "weights": "WzEuNV0=",
        "note": r#""{\"room\":\"a\",\"code\":\"1234\"}""#,
        "pair": [r#"{"room":"b"}"#, "7", "eyJyb29tIjoiYSJ9"],
        "either": "eyJyb29tIjoiYSJ9",
        "parent": "eyJwbGFjZSI6ImV5SnliMjl0SWpvaVlTSjkifQ==",
        "other": r#""{\"room\":\"c\"}""#,
    })
}

#[test]
fn members_tuples_and_unions_have_the_type_of_their_json() {
    let found: Animal = from_value(animal()).unwrap();
    assert_eq!(found.place, Some(place("~~~?")));
    assert_eq!(found.weights, Some(Nullable::Value(vec![1.5])));
    assert_eq!(found.note.as_ref().unwrap().room.as_deref(), Some("a"));
    let AnimalPair(first, second, further) = found.pair.as_ref().unwrap();
    assert_eq!((&**first, second), (&place("b"), &Some(Nullable::Value(7))));
    assert_eq!(*further, [Box::new(place("a"))]);
    let parent = found.parent.as_ref().unwrap();
    assert_eq!(parent.place, Some(place("a")));
    assert_eq!(found.either, Some(AnimalEither::from(place("a"))));
    assert_eq!(found.additional_properties.as_ref().unwrap()["other"], place("c"));
    assert!(!format!("{found:?}").contains("1234"));
    assert_eq!(to_value(&found).unwrap(), animal());
}

/// A text in the other alphabet or without padding is read as well, as services confuse them.
#[test]
fn texts_in_the_other_alphabet_are_read() {
    let value = json!({"place": "eyJyb29tIjoifn5+PyJ9", "weights": null, "either": 3});
    let found: Animal = from_value(value).unwrap();
    assert_eq!(found.place, Some(place("~~~?")));
    assert!(matches!(&found.weights, Some(weights) if weights.is_null()));
    assert_eq!(found.either, Some(AnimalEither::Integer(3)));
}

#[test]
fn a_text_of_other_content_is_an_error_with_its_place() {
    for (value, message) in [
        (json!({"place": "{}"}), "`place`: invalid value"),
        (json!({"place": "e30x"}), "`place`: the JSON in the text"),
        (json!({"place": ""}), "`place`: the JSON in the text"),
        (json!({"place": {}}), "`place`: invalid type"),
        (json!({"note": "{}"}), "`note`: the JSON in the text"),
        (json!({"note": "\"{\""}), "`note`: the JSON in the text: the JSON in the text"),
        (json!({"pair": ["{"]}), "`pair`: item 0: the JSON in the text"),
        (json!({"pair": ["{}", "{}"]}), "`pair`: item 1: the JSON in the text"),
        (json!({"pair": ["{}", null, "!"]}), "`pair`: item 2: "),
        (json!({"pair": []}), "`pair`: item 0 is missing"),
        (json!({"parent": "eyJwbGFjZSI6ICIhIn0="}), "`parent`: the JSON in the text: `place`"),
        (json!({"other": "1"}), "`other`: the JSON in the text"),
    ] {
        let error = from_value::<Animal>(value.clone()).unwrap_err().to_string();
        assert!(error.contains(message), "{value}: {error}");
    }
}
