use std::sync::Arc;

use azure_core::http::{ClientOptions, HttpClient, RetryOptions, Transport};
use serde_json::Value;

use super::{
    Case, arrived::Arrived, comparison, example, live, recorder::Recorder, script::{self, Script},
    server::Server,
};

/// One call of an example: what the client is made with, and what arrives.
pub struct Test {
    example: Value,
    recorder: Arc<Recorder>,
    server: Option<Server>,
}

impl Test {
    /// Puts a server in place that answers as the example does with `status`.
    pub async fn start(case: &Case, status: u16, notes: &[super::Note]) -> Self {
        let example = example::example(case.example);
        if let Some(forward) = live::server() {
            let recorder = Arc::new(Recorder::new(Arc::new(forward)));
            return Test {
                example,
                recorder,
                server: None,
            };
        }
        let server = Server::start(Script::new(case, &example, status, notes)).await;
        let recorder = Arc::new(Recorder::new(server.client()));
        Test {
            example,
            recorder,
            server: Some(server),
        }
    }

    /// Options of a client that sends its requests to the server of this test.
    pub fn client_options(&self) -> ClientOptions {
        let transport: Arc<dyn HttpClient> = self.recorder.clone();
        ClientOptions {
            transport: Some(Transport::new(transport)),
            retry: RetryOptions::none(),
            ..Default::default()
        }
    }

    /// A parameter's value in the example.
    pub fn parameter(&self, name: &str) -> &Value {
        &self.example["parameters"][name]
    }

    /// A part of one of the example's answers.
    pub fn answer(&self, status: u16, part: &str) -> Option<&Value> {
        self.example["responses"][status.to_string()].get(part)
    }

    /// Whether an answer shows what a long-running operation makes at its end.
    pub fn is_settled(&self, request: &str, status: u16) -> bool {
        script::is_settled(request, status, &self.example["responses"][status.to_string()])
    }

    /// Whether a server of the user's own answers: its answers are not the example's.
    pub fn is_live(&self) -> bool {
        self.server.is_none()
    }

    /// The first request, if the client sent any.
    pub fn sent(&self) -> Option<Arrived> {
        self.recorder.first()
    }

    /// Compares the first request that arrived with what the example stands for.
    pub async fn check_request(&self, case: &Case) {
        let sent = self.sent().expect("the client sends something");
        let arrived = match &self.server {
            Some(server) => server.first(sent).await,
            None => sent,
        };
        arrived.check(case.request, case.headers);
        match case.body {
            None => assert!(arrived.body.is_empty(), "a body where none belongs"),
            Some((name, notes)) => {
                let body = serde_json::from_slice(&arrived.body).expect("the body is JSON");
                let expected = comparison::expected(self.parameter(name), notes);
                comparison::assert_same(&body, &expected, notes, "request body");
            }
        }
    }
}
