//! An in-process server.

use std::sync::Arc;

use async_trait::async_trait;
use azure_core::http::{
    AsyncRawResponse, HttpClient, Request, StatusCode,
    headers::{HeaderName, HeaderValue, Headers},
};

use super::{arrived::Arrived, script::Script};

/// An in-process server.
pub struct Server {
    responses: Arc<ScriptedResponses>,
}

#[derive(Debug)]
struct ScriptedResponses(Script);

#[async_trait]
impl HttpClient for ScriptedResponses {
    async fn execute_request(&self, request: &Request) -> azure_core::Result<AsyncRawResponse> {
        let reply = self.0.reply(request.url().path());
        let mut headers = Headers::new();
        for (name, value) in &reply.headers {
            let name = HeaderName::from(name.clone());
            headers.insert(name, HeaderValue::from(value.clone()));
        }
        let status = StatusCode::from(reply.status);
        let body = reply.body.clone();
        Ok(AsyncRawResponse::from_bytes(status, headers, body))
    }
}

impl Server {
    /// Starts a server.
    pub async fn start(script: Script) -> Self {
        let responses = Arc::new(ScriptedResponses(script));
        Server { responses }
    }

    /// Returns the transport to the server.
    pub fn client(&self) -> Arc<dyn HttpClient> {
        self.responses.clone()
    }

    /// Returns the first request, which is received as sent.
    pub async fn first(&self, sent: Arrived) -> Arrived {
        sent
    }
}
