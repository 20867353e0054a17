//! Dates that RFC 3339 and HTTP cannot express are errors, wherever they would be written.

use std::collections::BTreeMap;

use armsmith_runtime::{
    Call, Form, Nullable, Parameter, Separator, json_text, text_as, texts_as, wire,
};
use azure_core::{
    http::{Method, NoFormat, RequestContent, Response},
    time::OffsetDateTime,
};
use proptest::prelude::*;

use crate::support::{Service, answer, connect, models::Everything};

/// Seconds of a date before year 0.
const BEFORE: i64 = -62_200_000_000;

fn before_year_0() -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp(BEFORE).expect("a date")
}

/// Sends a call; its error, if nothing was sent.
async fn error_of(fill: impl FnOnce(Call) -> Call) -> Option<String> {
    let service = Service::new([answer(200, "")]);
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
    type Fill = fn(Call, OffsetDateTime) -> Call;
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
    for (name, fill) in carriers {
        let other = |call: Call| match name {
            "p" => call,
            _ => call.path("p", "p"),
        };
        let error = error_of(|call| fill(other(call), before_year_0())).await;
        let error = error.expect(name);
        assert!(
            error.contains(&format!("`{name}`")) && error.contains("before 0"),
            "{error}"
        );
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

#[test]
fn a_member_is_named() {
    let model = model(before_year_0());
    let error = serde_json::to_string(&model).unwrap_err().to_string();
    assert!(
        error.contains("`createdAt`") && error.contains("before 0"),
        "{error}"
    );
    let sent = Everything {
        since: Some(Nullable::Value(before_year_0())),
        ..Everything::default()
    };
    let content: azure_core::Result<RequestContent<Everything>> = sent.try_into();
    assert!(content.is_err());
    assert!(!format!("{model:?}").is_empty());
    assert_eq!(json_text(&model), None);
}

proptest! {
    #[test]
    fn no_date_panics(seconds in -377_705_116_800i64..=253_402_300_799) {
        let date = OffsetDateTime::from_unix_timestamp(seconds).unwrap();
        let is_expressible = (0..=9999).contains(&date.year());
        prop_assert_eq!(date.to_text().is_some(), is_expressible);
        prop_assert_eq!(date.objection().is_none(), is_expressible);
        let http = text_as::<wire::Rfc7231, _>(&date).unwrap();
        prop_assert_eq!(http.objection().is_none(), is_expressible);
        prop_assert_eq!(serde_json::to_string(&model(date)).is_ok(), is_expressible);
        let _ = format!("{:?}", model(date));
    }
}
