//! The transport of the clients: it keeps cookies as a browser does, and records requests and responses.

use std::fmt::Write;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use azure_core::Bytes;
use azure_core::http::headers::{CONTENT_LENGTH, Headers};
use azure_core::http::{AsyncRawResponse, Body, HttpClient, Request};
use azure_core::stream::BytesStream;
use serde::Serialize;

/// A request and its response.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Exchange {
    request: String,
    response: String,
}

/// Sends requests and records them.
#[derive(Debug)]
pub(crate) struct Wire {
    client: Arc<dyn HttpClient>,
    exchanges: Mutex<Vec<Exchange>>,
    last_body: Mutex<Bytes>,
}

impl Wire {
    /// Creates a transport without cookies.
    pub(crate) fn new() -> Self {
        let client = reqwest::Client::builder()
            .cookie_store(true)
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .expect("a client without TLS needs nothing of the system");
        Wire {
            client: Arc::new(client),
            exchanges: Mutex::default(),
            last_body: Mutex::default(),
        }
    }

    /// Returns the recorded requests and responses.
    pub(crate) fn exchanges(&self) -> Vec<Exchange> {
        self.exchanges
            .lock()
            .expect("nothing panics with it")
            .clone()
    }

    /// Returns the body of the last response, if it was short.
    pub(crate) fn last_body(&self) -> Bytes {
        self.last_body
            .lock()
            .expect("nothing panics with it")
            .clone()
    }

    fn note(&self, request: String, response: String) {
        let exchange = Exchange { request, response };
        self.exchanges
            .lock()
            .expect("nothing panics with it")
            .push(exchange);
    }
}

#[async_trait]
impl HttpClient for Wire {
    async fn execute_request(&self, request: &Request) -> azure_core::Result<AsyncRawResponse> {
        let body = match request.body() {
            Body::Bytes(bytes) => shown(bytes),
            Body::SeekableStream(_) => "(a stream)".to_owned(),
        };
        let begin = format!("{} {}\n", request.method(), request.url());
        let sent = begin + &headers(request.headers()) + &body;
        let response = match self.client.execute_request(&plain(request)?).await {
            Ok(response) => response,
            Err(error) => {
                self.note(sent, error.to_string());
                return Err(error);
            }
        };
        let (status, head, body) = response.deconstruct();
        let begin = format!("{}\n", u16::from(status)) + &headers(&head);
        if !is_short(&head) {
            self.note(sent, begin + "(a stream)");
            return Ok(AsyncRawResponse::new(status, head, Box::pin(body)));
        }
        let body = body.collect().await?;
        *self.last_body.lock().expect("nothing panics with it") = body.clone();
        self.note(sent, begin + &shown(&body));
        Ok(AsyncRawResponse::new(
            status,
            head,
            Box::pin(BytesStream::new(body)),
        ))
    }
}

/// Converts a request to http, the only scheme of the server.
fn plain(request: &Request) -> azure_core::Result<Request> {
    let mut request = request.clone();
    let plain = request.url().as_str().replacen("https://", "http://", 1);
    *request.url_mut() = plain.parse()?;
    Ok(request)
}

/// True if a response is small enough to record.
fn is_short(headers: &Headers) -> bool {
    const MOST: u64 = 1 << 20;
    let length: Option<u64> = headers.get_optional_as(&CONTENT_LENGTH).unwrap_or_default();
    length.is_some_and(|length| length < MOST)
}

fn headers(headers: &Headers) -> String {
    let mut text = String::new();
    for (name, value) in headers.iter() {
        let _ = writeln!(text, "{}: {}", name.as_str(), value.as_str());
    }
    text
}

/// Returns the beginning of a body.
fn shown(body: &[u8]) -> String {
    const MOST: usize = 2000;
    let text = String::from_utf8_lossy(body);
    text.chars().take(MOST).collect()
}
