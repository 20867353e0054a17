//! A transport that records requests.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use azure_core::http::{AsyncRawResponse, Body, HttpClient, Request};

use super::arrived::Arrived;

/// Records requests and passes them on.
#[derive(Debug)]
pub struct Recorder {
    sent: Mutex<Vec<Arrived>>,
    next: Arc<dyn HttpClient>,
}

impl Recorder {
    /// Creates a recorder in front of `next`.
    pub fn new(next: Arc<dyn HttpClient>) -> Self {
        let sent = Mutex::default();
        Recorder { sent, next }
    }

    /// Returns the first request, if any.
    pub fn first(&self) -> Option<Arrived> {
        let sent = self.sent.lock().expect("no panic with the lock");
        sent.first().cloned()
    }
}

#[async_trait]
impl HttpClient for Recorder {
    async fn execute_request(&self, request: &Request) -> azure_core::Result<AsyncRawResponse> {
        let arrived = record(request);
        self.sent
            .lock()
            .expect("no panic with the lock")
            .push(arrived);
        self.next.execute_request(request).await
    }
}

fn record(request: &Request) -> Arrived {
    let url = request.url();
    let headers = request.headers().iter();
    Arrived {
        method: request.method().to_string(),
        origin: url.origin().ascii_serialization(),
        path: url.path().to_owned(),
        query: url.query().unwrap_or_default().to_owned(),
        headers: headers
            .map(|(name, value)| (name.as_str().to_owned(), value.as_str().to_owned()))
            .collect(),
        body: match request.body() {
            Body::Bytes(bytes) => bytes.to_vec(),
            Body::SeekableStream(_) => b"a stream".to_vec(),
        },
    }
}
