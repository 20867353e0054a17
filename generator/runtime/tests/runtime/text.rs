//! Tests of structured values as text, of plain text responses, and of bodies that depend on the status code.

use std::collections::BTreeMap;

use armsmith_runtime::{
    Call, Separator, json_text, json_texts, texts_as,
    wire::{self, Base64, Base64Url, Inherent, NotNull, Rfc7231},
};
use azure_core::{
    http::{Method, NoFormat, RawResponse},
    time::OffsetDateTime,
};

use crate::support::{Service, connect, reply};

#[derive(Clone, Default, PartialEq)]
struct Device {
    serial: Option<String>,
    name: Option<String>,
}

wire::model! { Device
    read_only serial = "serial", member name = "name",
}

fn get() -> Call {
    Call::new(Method::Get, "/things", &[200, 202])
}

#[tokio::test]
async fn structures_travel_as_json() {
    let map = BTreeMap::from([("a".to_owned(), 1)]);
    let none: Option<BTreeMap<String, i32>> = None;
    let bytes: Option<Vec<Vec<u8>>> = Some(vec![b"a".to_vec(), b"b".to_vec()]);
    let service = Service::new([reply(200, "")]);
    let call = get()
        .query("map", &json_text(&map))
        .query("none", &json_text(&none))
        .query_list("maps", &json_texts([map].as_slice()), Separator::Comma)
        .query_list(
            "bytes",
            &texts_as::<Base64, _>(bytes.as_deref()),
            Separator::Pipe,
        );
    let connection = connect(&service);
    let sent = connection.send::<(), NoFormat>(call, Default::default());
    sent.await.expect("is sent");
    let url = service.only().url;
    let (_, query) = url.split_once('?').expect("a query");
    assert_eq!(
        query,
        "map=%7B%22a%22%3A1%7D&maps=%7B%22a%22%3A1%7D&bytes=YQ%3D%3D%7CYg%3D%3D"
    );
}

#[test]
fn read_only_members_of_parameters_are_not_sent() {
    let device = Device {
        serial: Some("7".to_owned()),
        name: Some("lamp".to_owned()),
    };
    let text = r#"{"name":"lamp"}"#.to_owned();
    assert_eq!(json_text(&device), Ok(Some(text.clone())));
    assert_eq!(
        json_texts([device].as_slice()),
        Ok(Some(vec![text.clone()]))
    );
    assert_eq!(json_text(&None::<Device>), Ok(None));
}

#[tokio::test]
async fn a_map_of_headers_shares_its_prefix() {
    let map = BTreeMap::from([("owner".to_owned(), "Ann".to_owned())]);
    let none: Option<&BTreeMap<String, String>> = None;
    let service = Service::new([reply(200, "")]);
    let call = get()
        .header_map("x-meta-", &map)
        .header_map("x-none-", none);
    let connection = connect(&service);
    let sent = connection.send::<(), NoFormat>(call, Default::default());
    sent.await.expect("is sent");
    assert_eq!(
        service.only().header("x-meta-owner").as_deref(),
        Some("Ann")
    );
}

#[tokio::test]
async fn plain_text_is_text_with_or_without_quotes() {
    for (body, expected) in [
        ("a \"b\"", "a \"b\""),
        ("\"quoted\"", "quoted"),
        ("12", "12"),
    ] {
        let service = Service::new([reply(200, body)]);
        let connection = connect(&service);
        let sent = connection.send_text::<String>(get(), Default::default());
        let text = sent.await.expect("a response").into_model().expect("text");
        assert_eq!(text, expected);
    }
}

#[tokio::test]
async fn the_media_type_of_a_response_says_whether_it_is_text() {
    for (media_type, body, expected) in [
        ("text/plain", "\"quoted\"", "\"quoted\""),
        ("text/plain; charset=utf-8", "null", "null"),
        ("text/csv", "", ""),
        ("text/json", "\"quoted\"", "quoted"),
        ("application/json", "\"quoted\"", "quoted"),
        ("application/json", "not JSON", "not JSON"),
    ] {
        let service = Service::new([reply(200, body).with("content-type", media_type)]);
        let connection = connect(&service);
        let sent = connection.send_text::<String>(get(), Default::default());
        let text = sent.await.expect("a response").into_model().expect("text");
        assert_eq!(text, expected, "{media_type}");
    }
}

#[tokio::test]
async fn no_byte_of_a_text_is_replaced() {
    let service = Service::new([reply(200, *b"\xE9t\xE9")]);
    let connection = connect(&service);
    let sent = connection.send_text::<String>(get(), Default::default());
    let response = sent.await.expect("a response");
    assert_eq!(response.body().as_ref(), b"\xE9t\xE9");
    assert!(response.into_model().is_err());
}

#[tokio::test]
async fn an_encoded_value_may_be_absent() {
    for (status, body, expected) in [
        (200, "\"Ynl0ZXM=\"", Some(b"bytes".to_vec())),
        (202, "", None),
    ] {
        let service = Service::new([reply(status, body)]);
        let connection = connect(&service);
        let sent = connection.send_optional_encoded::<Base64, Vec<u8>>(get(), Default::default());
        let bytes = sent.await.expect("a response").into_model().expect("bytes");
        assert_eq!(bytes, expected);
    }
}

#[tokio::test]
async fn a_text_may_be_absent() {
    for (status, body, expected) in [(200, "a b", Some("a b")), (202, "", None)] {
        let service = Service::new([reply(status, body).with("content-type", "text/plain")]);
        let connection = connect(&service);
        let sent = connection.send_optional_text::<String>(get(), Default::default());
        let text = sent.await.expect("a response").into_model().expect("text");
        assert_eq!(text.as_deref(), expected);
    }
}

#[tokio::test]
async fn values_decode_as_they_travel() {
    type Times = Vec<OffsetDateTime>;
    let bytes = async |body| {
        let service = Service::new([reply(200, body)]);
        let connection = connect(&service);
        let sent = connection.send_encoded::<Base64Url, Vec<u8>>(get(), Default::default());
        sent.await.expect("a response").into_model().ok()
    };
    assert_eq!(bytes("\"_-8\"").await, Some(vec![255, 239]));
    assert_eq!(bytes("\"\"").await, Some(Vec::new()));
    for wrong in ["\"*\"", "null", "", "\"_-8\" \"\""] {
        assert_eq!(bytes(wrong).await, None, "{wrong}");
    }
    let times = async |body| {
        let service = Service::new([reply(200, body)]);
        let connection = connect(&service);
        let sent =
            connection.send_encoded::<Vec<NotNull<Inherent>>, Times>(get(), Default::default());
        sent.await.expect("a response").into_model().ok()
    };
    let dates = async |body| {
        let service = Service::new([reply(200, body)]);
        let connection = connect(&service);
        let sent = connection.send_encoded::<Rfc7231, OffsetDateTime>(get(), Default::default());
        sent.await.expect("a response").into_model().ok()
    };
    let date = azure_core::time::parse_rfc3339("1994-11-06T08:49:37Z").ok();
    for same in [
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "sun, 06 nov 1994 08:49:37 gmt",
        "SUN, 06 NOV 1994 08:49:37 GMT",
    ] {
        let body: &'static str = format!("\"{same}\"").leak();
        assert_eq!(dates(body).await, date, "{same}");
    }
    let time = azure_core::time::parse_rfc3339("2000-12-01T00:00:01+01:00").expect("a time");
    assert_eq!(
        times("[\"2000-12-01t00:00:01+01:00\"]").await,
        Some(vec![time])
    );
    assert_eq!(times("[\"2000-12-01t00:00:01+01:00\", null]").await, None);
}

#[tokio::test]
async fn a_response_knows_its_status() {
    struct Status(u16);
    impl From<RawResponse> for Status {
        fn from(raw: RawResponse) -> Self {
            Status(raw.status().into())
        }
    }
    let service = Service::new([reply(202, ""), reply(204, "")]);
    let connection = connect(&service);
    let sent = connection.send_by_status::<Status>(get(), Default::default());
    assert_eq!(sent.await.expect("a listed status").0, 202);
    let sent = connection.send_by_status::<Status>(get(), Default::default());
    assert!(sent.await.is_err());
}
