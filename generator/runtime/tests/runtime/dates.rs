//! Dates that RFC 3339 and HTTP cannot express are errors wherever they are written.

use std::collections::BTreeMap;

use armsmith_runtime::{
    Call, Form, Nesting, Nullable, Parameter, Parts, Separator, Style, Unwritable, json_text,
    json_texts, text_as, texts_as, wire,
};
use azure_core::{
    http::{Method, NoFormat, RequestContent, Response},
    time::OffsetDateTime,
};
use proptest::prelude::*;

use crate::support::{Service, connect, models::Everything, reply};

/// The Unix time of a date before year 0.
const BEFORE: i64 = -62_200_000_000;

fn before_year_0() -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp(BEFORE).expect("a date")
}

/// Sends a call. Returns the error if no request was sent.
async fn error_of(fill: impl FnOnce(Call) -> Call) -> Option<String> {
    let service = Service::new([reply(200, "")]);
    let call = fill(Call::new(Method::Post, "/a/{p}", &[]));
    let sent: azure_core::Result<Response<(), NoFormat>> =
        connect(&service).send(call, Default::default()).await;
    let error = sent.err().map(|error| error.to_string());
    assert_eq!(
        error.is_none(),
        service.seen().len() == 1,
        "an error sends nothing"
    );
    error
}

#[tokio::test]
async fn every_carrier_names_the_parameter() {
    let carriers: [(&str, Fill); 11] = [
        ("p", |call, date| call.path("p", &date)),
        ("p", |call, date| call.path_segments("p", &date)),
        ("p", |call, date| {
            call.path_list("p", &[date, date][..], Separator::Comma)
        }),
        ("q", |call, date| call.query("q", &Some(date))),
        ("q", |call, date| call.query_unencoded("q", &date)),
        ("q", |call, date| {
            call.query_list("q", &vec![date], Separator::Repeat)
        }),
        ("q", |call, date| {
            call.query("q", &text_as::<wire::Rfc7231, _>(&date))
        }),
        ("q", |call, date| {
            call.query_list(
                "q",
                &texts_as::<wire::Rfc7231, _>(&[date][..]),
                Separator::Comma,
            )
        }),
        ("h", |call, date| call.header("h", &date)),
        ("m-x", |call, date| {
            let map = BTreeMap::from([("x".to_owned(), date)]);
            call.header_map("m-", Some(&map))
        }),
        ("f", |call, date| {
            let form = Form::url_encoded().text("g", &1).text("f", &date);
            call.form(form.texts("f", &vec![date], Separator::Comma))
        }),
    ];
    names_the_parameter(&carriers, "").await;
}

#[tokio::test]
async fn every_carrier_of_styles_names_the_parameter() {
    let carriers: [(&str, Fill); 7] = [
        ("p", |call, date| {
            call.path_style("p", Parts::one(&date), Style::Label, false)
        }),
        ("p", |call, date| {
            call.path_style("p", Parts::items(&[date][..]), Style::Matrix, true)
        }),
        ("p", |call, date| {
            let since = text_as::<wire::Rfc7231, _>(&date);
            call.path_style("p", Parts::one(&since), Style::Simple, false)
        }),
        ("c", |call, date| {
            call.cookie("c", Parts::one(&Some(date)), false)
        }),
        ("c", |call, date| {
            call.cookie("c", Parts::items(&vec![date]), true)
        }),
        ("c", |call, date| {
            let dates = texts_as::<wire::Rfc7231, _>(&[date][..]);
            call.cookie("c", Parts::items(&dates), true)
        }),
        ("q", |call, date| {
            let texts = Parts::items(&[date][..]).map(Parts::alternating);
            call.query_list("q", &texts, Separator::Pipe)
        }),
    ];
    names_the_parameter(&carriers, "").await;
}

#[tokio::test]
async fn every_carrier_of_json_names_the_parameter_and_the_member() {
    fn json(date: OffsetDateTime) -> Result<Option<String>, Unwritable> {
        json_text(&sent(date))
    }
    let carriers: [(&str, Fill); 16] = [
        ("q", |call, date| call.query("q", &json(date))),
        ("q", |call, date| {
            let texts = json_texts(&[sent(OffsetDateTime::UNIX_EPOCH), sent(date)][..]);
            call.query_list("q", &texts, Separator::Repeat)
        }),
        ("q", |call, date| {
            call.query_members("q", json(date), Nesting::Brackets)
        }),
        ("q", |call, date| {
            call.query_members("q", json(date), Nesting::Members)
        }),
        ("q", |call, date| {
            let texts = Parts::members(json(date)).map(Parts::alternating);
            call.query_list("q", &texts, Separator::Pipe)
        }),
        ("q", |call, date| {
            let texts = Parts::members(json(date)).map(Parts::key_value_pairs);
            call.query_list("q", &texts, Separator::Comma)
        }),
        ("p", |call, date| call.path("p", &json(date))),
        ("p", |call, date| {
            call.path_style("p", Parts::members(json(date)), Style::Matrix, true)
        }),
        ("p", |call, date| {
            let texts = json_texts(&[sent(date)][..]);
            call.path_style("p", Parts::items(&texts), Style::Label, true)
        }),
        ("h", |call, date| call.header("h", &json(date))),
        ("h", |call, date| {
            let texts = json_texts(&[sent(date)][..]);
            call.header_list("h", &texts, Separator::Comma)
        }),
        ("c", |call, date| {
            call.cookie("c", Parts::members(json(date)), true)
        }),
        ("f", |call, date| {
            call.form(Form::multipart().text("f", &json(date)))
        }),
        ("f", |call, date| {
            let texts = json_texts(&[sent(date)][..]);
            call.form(Form::multipart().texts("f", &texts, Separator::Repeat))
        }),
        ("f", |call, date| {
            let form = Form::url_encoded().members("f", json(date), Nesting::Brackets);
            call.form(form.text("g", &1))
        }),
        ("f", |call, date| {
            let texts = Parts::members(json(date)).map(Parts::alternating);
            call.form(Form::url_encoded().texts("f", &texts, Separator::Space))
        }),
    ];
    names_the_parameter(&carriers, "`since`").await;
}

#[tokio::test]
async fn json_that_is_too_deep_to_be_taken_apart_is_not_left_out() {
    let deep = || {
        let value = (0..200).fold(serde_json::json!(1), |value, _| serde_json::json!([value]));
        json_text(&value)
    };
    let call = |call: Call| call.path("p", "p");
    for fill in [
        |call: Call, json| call.query_members("q", json, Nesting::Brackets),
        |call: Call, json| call.cookie("q", Parts::members(json), true),
    ] {
        let error = error_of(|new| fill(call(new), deep())).await;
        let error = error.expect("an error");
        assert!(error.contains("`q` cannot be sent"), "{error}");
    }
}

type Fill = fn(Call, OffsetDateTime) -> Call;

/// Fails unless each carrier rejects a date before year 0, with an error that names the parameter and contains `also`,
/// and sends another date.
async fn names_the_parameter(carriers: &[(&str, Fill)], also: &str) {
    for (name, fill) in carriers.iter().copied() {
        let other = |call: Call| match name {
            "p" => call,
            _ => call.path("p", "p"),
        };
        let error = error_of(|call| fill(other(call), before_year_0())).await;
        let error = error.expect(name);
        assert!(
            error.contains(&format!("`{name}` cannot be sent"))
                && error.contains("between 0 and 9999"),
            "{error}"
        );
        assert!(error.contains(also), "{error}");
        let today = OffsetDateTime::UNIX_EPOCH;
        assert_eq!(
            error_of(|call| fill(other(call), today)).await,
            None,
            "{name}"
        );
    }
}

fn model(date: OffsetDateTime) -> Everything {
    Everything {
        created_at: Some(date),
        ..Everything::default()
    }
}

/// Returns a model with a date that is not read-only.
fn sent(date: OffsetDateTime) -> Everything {
    Everything {
        since: Some(Nullable::Value(date)),
        ..Everything::default()
    }
}

#[test]
fn a_member_is_named() {
    let model = model(before_year_0());
    let error = serde_json::to_string(&model).unwrap_err().to_string();
    assert!(
        error.contains("`createdAt`") && error.contains("between 0 and 9999"),
        "{error}"
    );
    assert!(!format!("{model:?}").is_empty());
    let sent = sent(before_year_0());
    assert!(json_text(&sent).is_err());
    let content: azure_core::Result<RequestContent<Everything>> = sent.try_into();
    assert!(content.is_err());
}

proptest! {
    #[test]
    fn no_date_panics(seconds in -377_705_116_800i64..=253_402_300_799) {
        let date = OffsetDateTime::from_unix_timestamp(seconds).unwrap();
        let is_expressible = (0..=9999).contains(&date.year());
        prop_assert_eq!(date.to_text().is_ok(), is_expressible);
        let http = text_as::<wire::Rfc7231, _>(&date);
        prop_assert_eq!(http.is_ok(), is_expressible);
        prop_assert_eq!(serde_json::to_string(&model(date)).is_ok(), is_expressible);
        let _ = format!("{:?}", model(date));
    }
}

#[test]
fn a_leap_second_is_a_date() {
    for text in [
        "2016-12-31T23:59:60Z",
        "2016-12-31t23:59:60.5z",
        "2017-01-01T00:59:60+01:00",
    ] {
        let read: Option<Everything> =
            serde_json::from_value(serde_json::json!({"createdAt": text})).ok();
        let seconds = read
            .and_then(|read| read.created_at)
            .map(OffsetDateTime::unix_timestamp);
        // The second before or after it: none of its own exists in Unix time.
        assert!(
            matches!(seconds, Some(1_483_228_799 | 1_483_228_800)),
            "{text}: {seconds:?}"
        );
    }
}
