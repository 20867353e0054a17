//! A server on the loopback interface.

use std::sync::Arc;

use azure_core::http::HttpClient;
use wiremock::{Mock, MockServer, Request, Respond, ResponseTemplate, matchers::any};

use super::{arrived::Arrived, forward::Forward, script::Script};

/// A server on the loopback interface with scripted responses.
pub struct Server {
    server: MockServer,
}

struct ScriptedResponses(Script);

impl Respond for ScriptedResponses {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        let reply = self.0.reply(request.url.path());
        let mut response = ResponseTemplate::new(reply.status);
        if !reply.body.is_empty() {
            let mut headers = reply.headers.iter();
            let own = headers.find(|(name, _)| name == "content-type");
            let media_type = own.map_or("application/json", |(_, value)| value);
            response = response.set_body_raw(reply.body.clone(), media_type);
        }
        for (name, value) in &reply.headers {
            response = response.insert_header(name.as_str(), value.as_str());
        }
        response
    }
}

impl Server {
    /// Starts a server.
    pub async fn start(script: Script) -> Self {
        let server = MockServer::start().await;
        let mock = Mock::given(any()).respond_with(ScriptedResponses(script));
        mock.mount(&server).await;
        Server { server }
    }

    /// Returns the transport to the server.
    pub fn client(&self) -> Arc<dyn HttpClient> {
        Arc::new(Forward::to(&self.server.uri()))
    }

    /// Returns the first request as received over the socket, with the original host from `sent`.
    pub async fn first(&self, sent: Arrived) -> Arrived {
        let received = self.server.received_requests().await.unwrap_or_default();
        let request = received.first().expect("the request arrived");
        let headers = request.headers.iter();
        Arrived {
            method: request.method.to_string(),
            origin: sent.origin,
            path: request.url.path().to_owned(),
            query: request.url.query().unwrap_or_default().to_owned(),
            headers: headers
                .map(|(name, value)| {
                    let value = String::from_utf8_lossy(value.as_bytes());
                    (name.as_str().to_owned(), value.into_owned())
                })
                .collect(),
            body: request.body.clone(),
        }
    }
}
