//! A server on the loopback interface that stands in for Azure Resource Manager.

use std::{collections::VecDeque, sync::Arc, sync::Mutex};

use azure_core::http::{ClientOptions, RetryOptions, Transport};
use serde_json::Value;
use wiremock::{Mock, MockServer, Request, Respond, ResponseTemplate, matchers::any};

use super::{Forward, Reply};

/// Azure Resource Manager on a loopback socket. It returns scripted responses, one per request.
pub struct Arm {
    server: MockServer,
}

/// A request as received over the socket.
#[derive(Debug)]
pub struct Received {
    pub method: String,
    pub path: String,
    pub query: String,
    pub body: Vec<u8>,
    request: Request,
}

struct Replies(Mutex<VecDeque<Reply>>);

impl Respond for Replies {
    fn respond(&self, _: &Request) -> ResponseTemplate {
        let mut replies = self.0.lock().expect("no test panics with the lock");
        // An unexpected request gets a response that no client takes for a success.
        let Some(reply) = replies.pop_front() else {
            return ResponseTemplate::new(418);
        };
        let response = ResponseTemplate::new(reply.status).set_body_bytes(reply.body);
        let headers = reply.headers.iter();
        headers.fold(response, |response, (name, value)| {
            response.insert_header(*name, value.as_str())
        })
    }
}

impl Arm {
    /// Starts a server that returns these responses in order.
    pub async fn returning(replies: impl IntoIterator<Item = Reply>) -> Self {
        let server = MockServer::start().await;
        let replies = Replies(Mutex::new(replies.into_iter().collect()));
        let mock = Mock::given(any()).respond_with(replies);
        mock.mount(&server).await;
        Arm { server }
    }

    /// Returns the options of a client that sends all requests to this server, without retries.
    pub fn options(&self) -> ClientOptions {
        let forward = Forward::to(&self.server.uri());
        ClientOptions {
            transport: Some(Transport::new(Arc::new(forward))),
            retry: RetryOptions::none(),
            ..Default::default()
        }
    }

    /// Returns all requests in order.
    pub async fn requests(&self) -> Vec<Received> {
        let requests = self.server.received_requests().await;
        let requests = requests.expect("requests are recorded").into_iter();
        requests.map(Received::new).collect()
    }

    /// Returns the only request.
    pub async fn request(&self) -> Received {
        let mut requests = self.requests().await;
        assert_eq!(requests.len(), 1, "{requests:?}");
        requests.remove(0)
    }
}

impl Received {
    fn new(request: Request) -> Self {
        Received {
            method: request.method.to_string(),
            path: request.url.path().to_owned(),
            query: request.url.query().unwrap_or_default().to_owned(),
            body: request.body.clone(),
            request,
        }
    }

    /// Returns path and query.
    pub fn target(&self) -> String {
        format!("{}?{}", self.path, self.query)
    }

    /// Returns the body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("the body is JSON")
    }

    /// Returns a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.request.headers.get(name)?.to_str().ok()
    }
}
