//! The transport to a fake in this process.

use std::sync::Arc;

use armsmith::fake::{FakeReply, FakeRequest, FakeResourceManager};
use azure_core::error::{Error, ErrorKind};
use azure_core::http::headers::Headers;
use azure_core::http::{AsyncRawResponse, Body, HttpClient, Request};
use futures::AsyncReadExt;

/// Passes the requests of clients to a fake in this process, whatever their host.
#[derive(Debug)]
pub(crate) struct InProcess {
    pub(crate) manager: Arc<FakeResourceManager>,
}

#[async_trait::async_trait]
impl HttpClient for InProcess {
    async fn execute_request(&self, request: &Request) -> azure_core::Result<AsyncRawResponse> {
        let reply = self.manager.respond(&received(request).await?);
        if let Some(delay) = reply.delay {
            let delay = azure_core::time::Duration::try_from(delay).unwrap_or_default();
            azure_core::sleep::sleep(delay).await;
        }
        if reply.is_dropped {
            let message = "the fake closed the connection";
            return Err(Error::with_message(ErrorKind::Io, message));
        }
        Ok(response(reply))
    }
}

async fn received(request: &Request) -> azure_core::Result<FakeRequest> {
    let url = request.url();
    let mut received = FakeRequest::new(request.method().as_ref(), url.path());
    received.origin = url.origin().ascii_serialization();
    received.query = url.query().unwrap_or_default().to_owned();
    let headers = request.headers().iter();
    received.headers = headers
        .map(|(name, value)| (name.as_str().to_lowercase(), value.as_str().to_owned()))
        .collect();
    received.body = match request.body() {
        Body::Bytes(bytes) => bytes.to_vec(),
        Body::SeekableStream(stream) => {
            let (mut stream, mut bytes) = (stream.clone(), Vec::new());
            stream.reset().await?;
            stream.read_to_end(&mut bytes).await?;
            bytes
        }
    };
    Ok(received)
}

fn response(reply: FakeReply) -> AsyncRawResponse {
    let mut headers = Headers::new();
    for (name, value) in reply.headers {
        headers.insert(name.to_ascii_lowercase(), value);
    }
    let status = reply.status.into();
    AsyncRawResponse::from_bytes(status, headers, reply.body)
}
