//! Tests of streams over a socket.

use std::{sync::Arc, time::Duration};

use armsmith_runtime::{BodyTimeout, SequenceFormat, StreamError, StreamProblem, TextItem};
use azure_core::http::Transport;
use futures::{StreamExt, TryStreamExt};

use super::{
    connect, get,
    server::{End, Script, Server},
};

const EVENTS: &str = "200 OK\r\ncontent-type: text/event-stream";

fn script(head: &'static str, body: &str, end: End) -> Script {
    Script {
        head,
        body: body.as_bytes().to_vec(),
        end,
    }
}

#[tokio::test]
async fn events_arrive_byte_by_byte() {
    let body = "event: é\r\ndata: 1€\r\ndata: 😀\r\n\r\ndata: b\n\n";
    let server = Server::start(vec![script(EVENTS, body, End::Whole)]);
    let connection = connect(&server.endpoint, None);
    let events = connection.events_as::<TextItem, String>(get(), Default::default(), &[], None);
    let events: Vec<_> = events.await.unwrap().try_collect().await.unwrap();
    let data: Vec<_> = events
        .into_iter()
        .filter_map(|event| event.data.known())
        .collect();
    assert_eq!(data, ["1€\n😀", "b"]);
}

#[tokio::test]
async fn lines_arrive_byte_by_byte() {
    let head = "200 OK\r\ncontent-type: application/x-ndjson";
    let server = Server::start(vec![script(head, "1\n22\n333", End::Whole)]);
    let connection = connect(&server.endpoint, None);
    let items = connection.items::<i32>(get(), Default::default(), SequenceFormat::Lines);
    let items: Vec<_> = items.await.unwrap().try_collect().await.unwrap();
    assert_eq!(items, [1, 22, 333]);
}

#[tokio::test]
async fn a_lost_connection_is_an_error_with_its_position() {
    let server = Server::start(vec![script(EVENTS, "data: a\n\ndata: b\n", End::Lost)]);
    let connection = connect(&server.endpoint, None);
    let events = connection.events_as::<TextItem, String>(get(), Default::default(), &[], None);
    let events: Vec<_> = events.await.unwrap().collect().await;
    assert_eq!(events.len(), 2);
    let error = events[1].as_ref().unwrap_err();
    let found = StreamError::of(error).expect("has a position");
    assert_eq!(found.problem, StreamProblem::Interrupted);
    assert_eq!((found.position.item, found.position.line), (2, 3));
    assert!(!BodyTimeout::is_in(error));
}

#[tokio::test]
async fn to_drop_a_stream_closes_the_connection() {
    let server = Server::start(vec![script(EVENTS, "data: a\n\n", End::Silence)]);
    let connection = connect(&server.endpoint, None);
    let events = connection.events_as::<TextItem, String>(get(), Default::default(), &[], None);
    let mut events = events.await.unwrap();
    assert!(events.next().await.unwrap().is_ok());
    drop(events);
    let closed = tokio::task::spawn_blocking(move || server.closed.recv());
    closed.await.unwrap().expect("the connection is closed");
}

#[tokio::test]
async fn a_body_without_bytes_is_a_timeout() {
    let server = Server::start(vec![script(EVENTS, "data: a\n\n", End::Silence)]);
    // The transport of `azure_core`, which waits 60 seconds, is this client.
    let client = reqwest::Client::builder().read_timeout(Duration::from_millis(50));
    let transport = Transport::new(Arc::new(client.build().unwrap()));
    let connection = connect(&server.endpoint, Some(transport));
    let events = connection.events_as::<TextItem, String>(get(), Default::default(), &[], None);
    let events: Vec<_> = events.await.unwrap().collect().await;
    assert!(events[0].is_ok());
    let error = events[1].as_ref().unwrap_err();
    assert!(BodyTimeout::is_in(error), "{error:?}");
    assert!(StreamError::of(error).is_some());
}
