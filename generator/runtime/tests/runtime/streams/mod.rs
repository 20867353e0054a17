//! Tests of streamed responses.

mod body_flag;
mod downloads;
mod events;
mod guide;
mod items;
mod reconnecting;
mod server;
mod socket;
mod uploading;

use std::sync::{Arc, Mutex};

use armsmith_runtime::{Authentication, Call, Connection, Endpoint, Settings, StreamOptions};
use async_trait::async_trait;
use azure_core::{
    Bytes, Result,
    http::{
        AsyncRawResponse, ClientMethodOptions, ClientOptions, HttpClient, Method, Request,
        RetryOptions, StatusCode, Transport, headers::Headers,
    },
};

/// A transport whose response has a body in these chunks.
#[derive(Debug)]
struct Chunks(Mutex<Vec<Bytes>>);

#[async_trait]
impl HttpClient for Chunks {
    async fn execute_request(&self, _: &Request) -> Result<AsyncRawResponse> {
        let chunks = std::mem::take(&mut *self.0.lock().unwrap());
        let body = futures::stream::iter(chunks.into_iter().map(Ok));
        Ok(AsyncRawResponse::new(
            StatusCode::Ok,
            Headers::new(),
            Box::pin(body),
        ))
    }
}

/// Connects to a server without authentication and retries.
fn connect(endpoint: &str, transport: Option<Transport>) -> Connection {
    let client_options = ClientOptions {
        transport,
        retry: RetryOptions::none(),
        ..ClientOptions::default()
    };
    Connection::new(settings(endpoint, client_options)).expect("settings")
}

/// Returns settings without authentication.
fn settings(endpoint: &str, client_options: ClientOptions) -> Settings {
    Settings {
        crate_name: None,
        crate_version: None,
        namespace: None,
        endpoint: Endpoint::url(endpoint).unwrap(),
        authentication: Authentication::none(),
        client_options,
        api_version: None,
        link_hosts: Vec::new(),
        max_response_bytes: None,
        follow_redirects: false,
        policies: Vec::new(),
    }
}

/// Connects to a service whose response has a body in these chunks.
fn chunks<C: Into<Bytes>>(chunks: impl IntoIterator<Item = C>) -> Connection {
    let chunks = chunks.into_iter().map(Into::into).collect();
    let transport = Transport::new(Arc::new(Chunks(Mutex::new(chunks))));
    connect("https://example.com", Some(transport))
}

fn get() -> Call {
    Call::new(Method::Get, "/a", &[])
}

fn with(options: StreamOptions) -> ClientMethodOptions<'static> {
    let mut all = ClientMethodOptions::default();
    all.context.insert(options);
    all
}
