//! The throughput of streamed responses: `cargo bench --package armsmith_runtime --bench stream`.

use std::{hint::black_box, pin::pin, sync::Arc};

use armsmith_runtime::{
    Authentication, Call, Connection, Endpoint, SequenceFormat, Settings, TextItem,
};
use async_trait::async_trait;
use azure_core::{
    Bytes, Result, Value,
    http::{
        AsyncRawResponse, ClientMethodOptions, ClientOptions, HttpClient, Method, Request,
        RetryOptions, StatusCode, Transport, headers::Headers,
    },
};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use futures::{Stream, StreamExt, executor::block_on};

criterion_group!(benches, streams);
criterion_main!(benches);

/// The size of chunks, as of a TLS record.
const CHUNK: usize = 16 * 1024;

/// The number of items in a body.
const ITEMS: usize = 10_000;

/// A transport with a body in memory.
#[derive(Debug)]
struct Memory(Bytes);

#[async_trait]
impl HttpClient for Memory {
    async fn execute_request(&self, _: &Request) -> Result<AsyncRawResponse> {
        let body = self.0.clone();
        let starts = (0..body.len()).step_by(CHUNK);
        let chunk = move |start| Ok(body.slice(start..body.len().min(start + CHUNK)));
        Ok(AsyncRawResponse::new(
            StatusCode::Ok,
            Headers::new(),
            Box::pin(futures::stream::iter(starts.map(chunk))),
        ))
    }
}

fn connect(body: &Bytes) -> Connection {
    let settings = Settings {
        crate_name: None,
        crate_version: None,
        namespace: None,
        endpoint: Endpoint::url("https://example.com").expect("a URL"),
        authentication: Authentication::none(),
        client_options: ClientOptions {
            transport: Some(Transport::new(Arc::new(Memory(body.clone())))),
            retry: RetryOptions::none(),
            ..ClientOptions::default()
        },
        api_version: None,
        link_hosts: Vec::new(),
        max_response_bytes: None,
        follow_redirects: false,
        policies: Vec::new(),
    };
    Connection::new(settings).expect("settings")
}

fn call() -> Call {
    Call::new(Method::Get, "/a", &[])
}

fn options() -> ClientMethodOptions<'static> {
    ClientMethodOptions::default()
}

fn count<T>(stream: impl Stream<Item = Result<T>>) {
    let mut stream = pin!(stream);
    let mut items = 0;
    while let Some(item) = block_on(stream.next()) {
        black_box(item.expect("an item"));
        items += 1;
    }
    assert_eq!(items, ITEMS);
}

fn streams(criterion: &mut Criterion) {
    let json = r#"{"id":"chat-7","created":1764460800,"choices":[{"index":0,"delta":{"content":" owl"}}]}"#;
    let events = Bytes::from(format!("event: delta\ndata: {json}\n\n").repeat(ITEMS));
    let lines = Bytes::from(format!("{json}\n").repeat(ITEMS));
    let records = Bytes::from(format!("\u{1e}{json}\n").repeat(ITEMS));
    let mut group = criterion.benchmark_group("stream");
    group.throughput(Throughput::Bytes(events.len() as u64));
    let connection = connect(&events);
    group.bench_function("events of text", |bencher| {
        bencher.iter(|| {
            let events = connection.events_as::<TextItem, String>(call(), options(), &[], None);
            count(block_on(events).expect("a response"));
        });
    });
    group.bench_function("events of JSON", |bencher| {
        bencher.iter(|| {
            let events = connection.events::<Value>(call(), options(), &[], None);
            count(block_on(events).expect("a response"));
        });
    });
    for (name, body, format) in [
        ("lines of JSON", lines, SequenceFormat::Lines),
        ("JSON text sequence", records, SequenceFormat::Records),
    ] {
        group.throughput(Throughput::Bytes(body.len() as u64));
        let connection = connect(&body);
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let items = connection.items::<Value>(call(), options(), format);
                count(block_on(items).expect("a response"));
            });
        });
    }
    group.finish();
}
