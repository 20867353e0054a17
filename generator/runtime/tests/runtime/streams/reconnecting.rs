//! Tests of reconnection over a socket.

use armsmith_runtime::{
    Call, EventStream, Reconnect, StreamError, StreamEvent, StreamOptions, StreamProblem, TextItem,
};
use azure_core::{
    Result,
    http::{ClientMethodOptions, Method},
    time::Duration,
};
use futures::StreamExt;

use super::{
    connect,
    server::{End, Received, Script, Server},
};

const EVENTS: &str = "200 OK\r\ncontent-type: text/event-stream";

fn script(body: &str, end: End) -> Script {
    Script {
        head: EVENTS,
        body: body.as_bytes().to_vec(),
        end,
    }
}

fn options(reconnect: Reconnect) -> ClientMethodOptions<'static> {
    let mut options = ClientMethodOptions::default();
    options.context.insert(reconnect);
    options
}

fn at_once() -> Reconnect {
    Reconnect {
        delay: Duration::ZERO,
        ..Reconnect::default()
    }
}

async fn open(
    server: &Server,
    method: Method,
    options: ClientMethodOptions<'_>,
    marker: Option<&'static str>,
) -> EventStream<String> {
    let connection = connect(&server.endpoint, None);
    let call = Call::new(method, "/a", &[]);
    let events = connection.events_as::<TextItem, String>(call, options, &[], marker);
    events.await.unwrap()
}

async fn read(events: EventStream<String>) -> Vec<Result<String>> {
    let text = |event: StreamEvent<String>| event.data.known().unwrap();
    events.map(|event| event.map(text)).collect().await
}

fn last_id(received: &Received) -> Option<&str> {
    let (_, id) = received.head.split_once("last-event-id: ")?;
    id.split('\r').next()
}

#[tokio::test]
async fn a_lost_stream_continues_after_the_last_event() {
    let server = Server::start(vec![
        script("id: 1\ndata: a\n\nid: 2\ndata: lo", End::Lost),
        script("data: b\n\nid: 7\ndata: c\n\n", End::Lost),
        script("data: [DONE]\n\n", End::Whole),
    ]);
    let events = open(&server, Method::Get, options(at_once()), Some("[DONE]")).await;
    let texts: Vec<_> = read(events).await.into_iter().map(Result::unwrap).collect();
    assert_eq!(texts, ["a", "b", "c"]);
    let received: Vec<_> = server.received.try_iter().collect();
    let ids: Vec<_> = received.iter().map(last_id).collect();
    assert_eq!(ids, [None, Some("1"), Some("7")]);
}

#[tokio::test]
async fn reconnection_is_off_by_default_and_for_requests_with_effects() {
    for (method, options) in [
        (Method::Get, ClientMethodOptions::default()),
        (Method::Post, options(at_once())),
    ] {
        let server = Server::start(vec![
            script("data: a\n\n", End::Lost),
            script("data: b\n\n", End::Whole),
        ]);
        let events = read(open(&server, method, options, None).await).await;
        assert_eq!(events.len(), 2);
        let error = events[1].as_ref().unwrap_err();
        assert_eq!(
            StreamError::of(error).unwrap().problem,
            StreamProblem::Interrupted
        );
        assert_eq!(server.received.try_iter().count(), 1);
    }
}

#[tokio::test]
async fn attempts_are_limited() {
    let lost = script("", End::Lost);
    let server = Server::start(vec![
        script("data: a\n\n", End::Lost),
        lost.clone(),
        lost.clone(),
        lost,
    ]);
    let policy = Reconnect {
        max_attempts: 2,
        ..at_once()
    };
    let events = read(open(&server, Method::Get, options(policy), None).await).await;
    assert_eq!(events.len(), 2);
    assert!(events[1].is_err());
    assert_eq!(server.received.try_iter().count(), 3);
}

#[tokio::test]
async fn a_stream_that_ends_continues_on_request_until_there_is_no_content() {
    let none = Script {
        head: "204 No Content",
        ..script("", End::Whole)
    };
    let scripts = vec![
        script("retry: 0\ndata: a\n\n", End::Whole),
        script("data: b\n\n", End::Whole),
        none,
    ];
    let server = Server::start(scripts.clone());
    let events = read(open(&server, Method::Get, options(at_once()), None).await).await;
    assert_eq!(events.len(), 1, "it has ended");

    let server = Server::start(scripts);
    // The service's time to wait has precedence.
    let policy = Reconnect {
        after_end: true,
        delay: Duration::days(1),
        ..Reconnect::default()
    };
    let events = read(open(&server, Method::Get, options(policy), None).await).await;
    let texts: Vec<_> = events.into_iter().map(Result::unwrap).collect();
    assert_eq!(texts, ["a", "b"]);
}

#[tokio::test]
async fn positions_are_those_of_the_last_body() {
    let server = Server::start(vec![
        script("data: a\n\n", End::Lost),
        script("data: bcdefgh\n\n", End::Whole),
    ]);
    let mut options = options(at_once());
    options.context.insert(StreamOptions {
        max_line_bytes: 10,
        ..StreamOptions::default()
    });
    let events = read(open(&server, Method::Get, options, None).await).await;
    let error = events[1].as_ref().unwrap_err();
    let position = StreamError::of(error).unwrap().position;
    assert_eq!((position.item, position.line, position.byte), (2, 1, 0));
}
