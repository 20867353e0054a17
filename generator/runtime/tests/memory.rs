//! Tests that streams need the same memory for any number of items. They count the bytes that are allocated, so they
//! are a program of their own.

use std::{
    alloc::System,
    pin::pin,
    sync::{Arc, Mutex},
};

use armsmith_runtime::{
    Authentication, Call, Connection, Endpoint, SequenceFormat, Settings, StreamOptions, TextItem,
};
use async_trait::async_trait;
use azure_core::{
    Bytes, Result, Value,
    http::{
        AsyncRawResponse, ClientMethodOptions, ClientOptions, HttpClient, Method, Request,
        RetryOptions, StatusCode, Transport, headers::Headers,
    },
};
use futures::{Stream, StreamExt, executor::block_on};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Held by each test, since all of them count.
static ALONE: Mutex<()> = Mutex::new(());

const ITEMS: u64 = 1_000_000;

/// The number of bytes that a stream may keep.
const ALLOWED: isize = 256 * 1024;

/// A transport that repeats a text in chunks of an odd size.
#[derive(Debug)]
struct Repeated(&'static str);

#[async_trait]
impl HttpClient for Repeated {
    async fn execute_request(&self, _: &Request) -> Result<AsyncRawResponse> {
        let text = Bytes::from(self.0.repeat(1000));
        let chunks = (0..ITEMS / 1000).flat_map(move |_| {
            let text = text.clone();
            let starts = (0..text.len()).step_by(4093);
            let chunk = move |start| text.slice(start..text.len().min(start + 4093));
            starts.map(chunk).collect::<Vec<_>>()
        });
        let body = futures::stream::iter(chunks.map(Ok));
        Ok(AsyncRawResponse::new(
            StatusCode::Ok,
            Headers::new(),
            Box::pin(body),
        ))
    }
}

fn connect(text: &'static str) -> Connection {
    let settings = Settings {
        namespace: None,
        crate_name: None,
        crate_version: None,
        endpoint: Endpoint::url("https://example.com").unwrap(),
        authentication: Authentication::none(),
        client_options: ClientOptions {
            transport: Some(Transport::new(Arc::new(Repeated(text)))),
            retry: RetryOptions::none(),
            ..ClientOptions::default()
        },
        api_version: None,
        link_hosts: Vec::new(),
        max_response_bytes: None,
        follow_redirects: false,
        policies: Vec::new(),
    };
    Connection::new(settings).unwrap()
}

fn call() -> Call {
    Call::new(Method::Get, "/a", &[])
}

/// Reads a stream, and compares the allocated bytes each hundred thousand items.
fn count<T>(stream: impl Stream<Item = Result<T>>) {
    let mut stream = pin!(stream);
    let region = Region::new(ALLOCATOR);
    let mut items = 0_u64;
    while let Some(item) = block_on(stream.next()) {
        drop(item.expect("an item"));
        items += 1;
        if items.is_multiple_of(100_000) {
            let change = region.change();
            let kept = change.bytes_allocated as isize - change.bytes_deallocated as isize;
            assert!(kept < ALLOWED, "{kept} bytes after {items} items");
        }
    }
    assert_eq!(items, ITEMS);
}

#[test]
#[ignore = "takes long; `cargo xtask ci` runs it"]
fn a_million_events_need_the_memory_of_one() {
    let _alone = ALONE.lock();
    let text = "id: 17\nevent: seen\ndata: {\"animal\":\ndata: \"owl\"}\n\n";
    let connection = connect(text);
    let events = connection.events::<Value>(call(), ClientMethodOptions::default(), &[], None);
    count(block_on(events).unwrap());

    let mut options = ClientMethodOptions::default();
    options.context.insert(StreamOptions::default());
    let connection = connect(": nothing\r\ndata: owl\r\n\r\n");
    let events = connection.events_as::<TextItem, String>(call(), options, &[], None);
    count(block_on(events).unwrap());
}

#[test]
#[ignore = "takes long; `cargo xtask ci` runs it"]
fn a_million_lines_need_the_memory_of_one() {
    let _alone = ALONE.lock();
    for (text, format) in [
        ("{\"animal\":\"owl\"}\n", SequenceFormat::Lines),
        ("\u{1e}{\"animal\":\"owl\"}\n", SequenceFormat::Records),
    ] {
        let connection = connect(text);
        let items = connection.items::<Value>(call(), ClientMethodOptions::default(), format);
        count(block_on(items).unwrap());
    }
}
