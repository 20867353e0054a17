//! Tests of event streams: the format, the data, the limits.

use armsmith_runtime::{
    EventData, EventStream, StreamError, StreamEvent, StreamOptions, StreamProblem, TextItem,
    WholeEvent,
};
use azure_core::{
    Result, Value,
    http::{AsyncRawResponse, StatusCode, Transport, headers::Headers},
    time::Duration,
};
use futures::{StreamExt, TryStreamExt};
use proptest::prelude::*;
use serde_json::json;

use super::{chunks, connect, get, with};
use crate::support::models::Everything;

async fn texts_of<C: Into<azure_core::Bytes>>(
    parts: impl IntoIterator<Item = C>,
) -> Vec<(Option<String>, Option<String>, Option<i128>, String)> {
    let connection = chunks(parts);
    let events = connection.events_as::<TextItem, String>(get(), Default::default(), &[], None);
    let events = events.await.unwrap();
    let events: Vec<StreamEvent<String>> = events.try_collect().await.unwrap();
    let plain = events.into_iter().map(|event| {
        let retry = event.retry.map(Duration::whole_milliseconds);
        (event.name, event.id, retry, event.data.known().unwrap())
    });
    plain.collect()
}

async fn data_of(body: &str) -> Vec<String> {
    let events = texts_of([body.to_owned()]).await;
    events.into_iter().map(|(_, _, _, data)| data).collect()
}

#[tokio::test]
async fn lines_end_in_three_ways() {
    for body in [
        "data: a\n\ndata: b\n\n",
        "data: a\r\rdata: b\r\r",
        "data: a\r\n\r\ndata: b\r\n\r\n",
    ] {
        assert_eq!(data_of(body).await, ["a", "b"], "{body:?}");
    }
    assert_eq!(data_of("data: a\r\n\rdata: b\n\r\n").await, ["a", "b"]);
}

#[tokio::test]
async fn fields_are_read_as_html_says() {
    for (body, expected) in [
        // One space after the colon is removed.
        ("data:a\n\ndata:  b\n\n", vec!["a", " b"]),
        ("data: a\ndata: b\n\n", vec!["a\nb"]),
        // A field without a colon has an empty value.
        ("data\n\ndata\ndata\n\ndata:", vec!["", "\n"]),
        // Comments, unknown fields and events without data are ignored.
        (": a\nother: b\nevent: c\n\ndata: d\n\n", vec!["d"]),
        // Field names are case-sensitive.
        ("Data: a\n data: b\n\n", vec![]),
        // An event at the end without a blank line is incomplete.
        ("data: a\n\ndata: b\n", vec!["a"]),
        ("\u{feff}data: a\n\n\u{feff}data: b\n\n", vec!["a"]),
        ("data: a: b\n\n", vec!["a: b"]),
    ] {
        assert_eq!(data_of(body).await, expected, "{body:?}");
    }
}

#[tokio::test]
async fn an_event_has_a_name_an_id_and_a_time() {
    let body = "event: first\nid: 1\nretry: 250\ndata: a\n\n\
                data: b\n\n\
                id: \u{0}\nretry: -1\nevent:\ndata: c\n\n\
                id\ndata: d\n\n\
                id: 2\n\ndata: e\n\n";
    let events = texts_of([body.to_owned()]).await;
    let some = |text: &str| Some(text.to_owned());
    let expected = [
        (some("first"), some("1"), Some(250), "a".to_owned()),
        // The ID remains until another one is set.
        (None, some("1"), None, "b".to_owned()),
        (None, some("1"), None, "c".to_owned()),
        (None, None, None, "d".to_owned()),
        // An event without data sets the ID.
        (None, some("2"), None, "e".to_owned()),
    ];
    assert_eq!(events, expected);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// The events do not depend on the places where the body is split, even within characters and line ends.
    #[test]
    fn chunks_do_not_matter(places in prop::collection::vec(0_usize..120, 0..12)) {
        let body = "\u{feff}: c\r\nevent: naïve\r\ndata: é1\r\ndata: 2€\r\n\r\nid: 😀\rdata: x\r\rdata: {\"a\":\n\
                    data: 1}\n\nretry: 7\r\ndata: z\r\n\r\n".as_bytes().to_vec();
        let mut places = places;
        places.sort_unstable();
        let mut parts = Vec::new();
        let mut rest = body.as_slice();
        let mut before = 0;
        for place in places {
            let (part, after) = rest.split_at((place - before).min(rest.len()));
            parts.push(part.to_vec());
            rest = after;
            before = place;
        }
        parts.push(rest.to_vec());
        let whole = futures::executor::block_on(texts_of([body]));
        prop_assert_eq!(whole.len(), 4);
        prop_assert_eq!(futures::executor::block_on(texts_of(parts)), whole);
    }
}

#[tokio::test]
async fn bytes_that_are_not_utf8_are_replaced() {
    let events = texts_of([b"data: a\xFFb\n\n".to_vec()]).await;
    assert_eq!(events[0].3, "a\u{fffd}b");
}

async fn models(body: &str, names: &'static [&'static str]) -> EventStream<Everything> {
    let connection = chunks([body.to_owned()]);
    let events = connection.events(get(), Default::default(), names, None);
    events.await.unwrap()
}

#[tokio::test]
async fn data_is_decoded_and_an_error_says_where() {
    let body = "data: {\"name\":\"a\"}\n\n: b\nid: 4\ndata: {\"name\":\ndata: x}\n\ndata: {\"name\":\"c\"}\n\n";
    let events: Vec<Result<StreamEvent<Everything>>> = models(body, &[]).await.collect().await;
    assert_eq!(events.len(), 3);
    let name = |event: &Result<StreamEvent<Everything>>| match &event.as_ref().unwrap().data {
        EventData::Known(model) => model.name.clone(),
        EventData::Unknown(text) => panic!("{text}"),
    };
    assert_eq!(name(&events[0]).as_deref(), Some("a"));
    assert_eq!(name(&events[2]).as_deref(), Some("c"));
    let error = events[1].as_ref().unwrap_err();
    let found = StreamError::of(error).expect("has a position");
    assert_eq!(found.problem, StreamProblem::Undecodable);
    let position = found.position;
    assert_eq!((position.item, position.line, position.byte), (2, 4, 24));
    assert_eq!(found.text.as_deref(), Some("{\"name\":\nx}"));
    let shown = error.to_string();
    assert!(
        shown.starts_with("cannot decode item 2 (line 4, byte 24) of the stream: "),
        "{shown}"
    );
    assert!(!format!("{error:?}").contains("x}"), "{error:?}");
}

#[tokio::test]
async fn an_event_that_is_not_described_is_kept() {
    let body = "event: made\ndata: {\"name\":\"a\"}\n\nevent: ping\ndata: now\n\n";
    for names in [&[][..], &["made"]] {
        let events: Vec<_> = models(body, names).await.try_collect().await.unwrap();
        assert!(
            matches!(&events[0].data, EventData::Known(model) if model.name.as_deref() == Some("a"))
        );
        assert_eq!(events[1].data, EventData::Unknown("now".to_owned()));
        assert_eq!(events[1].name.as_deref(), Some("ping"));
    }
    // An event that is described is an error if it cannot be decoded.
    let events: Vec<_> = models(body, &["made", "ping"]).await.collect().await;
    let error = events[1].as_ref().unwrap_err();
    let found = StreamError::of(error).unwrap();
    assert_eq!(found.event.as_deref(), Some("ping"));
}

#[tokio::test]
async fn an_event_is_decoded_as_a_whole() {
    let body = "event: a\nid: 7\ndata: {\"b\":1}\n\ndata: [DONE]\n\n";
    let connection = chunks([body]);
    let events = connection.events_as::<WholeEvent, Value>(get(), Default::default(), &[], None);
    let events: Vec<_> = events.await.unwrap().try_collect().await.unwrap();
    let shown: Vec<_> = events
        .into_iter()
        .map(|event| event.data.known().unwrap().clone())
        .collect();
    assert_eq!(
        shown,
        [
            json!({"data": {"b": 1}, "event": "a", "id": "7"}),
            json!({"data": "[DONE]", "event": "message", "id": "7"}),
        ]
    );
}

/// Data in several types.
#[derive(Debug, Default, PartialEq)]
struct Data {
    text: Option<String>,
    count: Option<i32>,
    flag: Option<bool>,
}

impl<'de> serde::Deserialize<'de> for Data {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> std::result::Result<Self, D::Error> {
        let event = Value::deserialize(deserializer)?;
        let name = event["event"].as_str().unwrap_or_default();
        let data = event["data"].clone();
        let wrong = serde::de::Error::custom("another type");
        match (name, data) {
            ("text", Value::String(text)) => Ok(Data {
                text: Some(text),
                ..Data::default()
            }),
            ("count", Value::Number(count)) => Ok(Data {
                count: count.as_i64().and_then(|count| count.try_into().ok()),
                ..Data::default()
            }),
            ("flag", Value::Bool(flag)) => Ok(Data {
                flag: Some(flag),
                ..Data::default()
            }),
            _ => Err(wrong),
        }
    }
}

#[tokio::test]
async fn data_of_an_event_is_text_or_json() {
    for (name, data, text, count, flag) in [
        ("text", "7", Some("7"), None, None),
        ("text", "\"a\"", Some("\"a\""), None, None),
        ("text", "{}", Some("{}"), None, None),
        ("text", "[DONE]", Some("[DONE]"), None, None),
        ("count", "7", None, Some(7), None),
        ("flag", "true", None, None, Some(true)),
    ] {
        let connection = chunks([format!("event: {name}\ndata: {data}\n\n")]);
        let events = connection.events_as::<WholeEvent, Data>(get(), Default::default(), &[], None);
        let mut events: Vec<_> = events.await.unwrap().try_collect().await.unwrap();
        let found = events.remove(0).data.known().unwrap();
        let expected = Data {
            text: text.map(str::to_owned),
            count,
            flag,
        };
        assert_eq!(found, expected, "{name} {data}");
    }
}

#[tokio::test]
async fn an_end_marker_ends_the_stream() {
    let body = "data: {\"name\":\"a\"}\n\ndata: [DONE]\n\ndata: {\"name\":\"b\"}\n\n";
    let connection = chunks([body]);
    let events = connection.events::<Everything>(get(), Default::default(), &[], Some("[DONE]"));
    let events: Vec<_> = events.await.unwrap().try_collect().await.unwrap();
    assert_eq!(events.len(), 1);

    // The option has precedence.
    let connection = chunks([body.replace("[DONE]", "end")]);
    let options = with(StreamOptions {
        end_marker: Some("end".into()),
        ..StreamOptions::default()
    });
    let events = connection.events::<Everything>(get(), options, &[], Some("[DONE]"));
    let events: Vec<_> = events.await.unwrap().try_collect().await.unwrap();
    assert_eq!(events.len(), 1);
}

#[tokio::test]
async fn lines_and_events_have_limits() {
    let options = |line: usize, item: usize| {
        with(StreamOptions {
            max_line_bytes: line,
            max_item_bytes: item,
            ..StreamOptions::default()
        })
    };
    for (parts, line, item, problem) in [
        (
            vec!["data: 1\n\ndata: 2345", "678\n\n"],
            10,
            100,
            StreamProblem::LineTooLong(10),
        ),
        // A line that never ends is not read to its end.
        (
            vec!["data: 1\n\n", "data: 23456789"],
            10,
            100,
            StreamProblem::LineTooLong(10),
        ),
        (
            vec!["data: 1\n\ndata: 234\ndata: 5678\n\n"],
            100,
            7,
            StreamProblem::ItemTooLarge(7),
        ),
    ] {
        let connection = chunks(parts);
        let events =
            connection.events_as::<TextItem, String>(get(), options(line, item), &[], None);
        let mut events = events.await.unwrap();
        assert!(events.next().await.unwrap().is_ok());
        let error = events.next().await.unwrap().unwrap_err();
        let found = StreamError::of(&error).expect("has a position");
        assert_eq!(found.problem, problem);
        assert_eq!((found.position.item, found.position.line), (2, 3));
        assert!(events.next().await.is_none(), "it has ended");
    }
    let connection = chunks(["data: 1234\n\n"]);
    let events = connection.events_as::<TextItem, String>(get(), options(10, 4), &[], None);
    let events: Vec<_> = events.await.unwrap().try_collect().await.unwrap();
    assert_eq!(events.len(), 1, "a limit is what fits");
}

/// A transport that ignores the request and returns a document.
#[derive(Debug)]
struct Document;

#[async_trait::async_trait]
impl azure_core::http::HttpClient for Document {
    async fn execute_request(&self, _: &azure_core::http::Request) -> Result<AsyncRawResponse> {
        let mut headers = Headers::new();
        headers.insert("content-type", "application/json; charset=utf-8");
        Ok(AsyncRawResponse::from_bytes(StatusCode::Ok, headers, "{}"))
    }
}

#[tokio::test]
async fn a_document_is_not_an_empty_stream() {
    let transport = Transport::new(std::sync::Arc::new(Document));
    let connection = connect("https://example.com", Some(transport));
    let events = connection.events::<Everything>(get(), Default::default(), &[], None);
    let error = events.await.unwrap_err().to_string();
    assert_eq!(
        error,
        "the response is `application/json`, not a stream of events"
    );
}
