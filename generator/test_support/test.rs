//! The test of one example: client, request and result.

use std::sync::Arc;

use azure_core::http::{ClientOptions, HttpClient, RetryOptions, Transport};
use serde_json::Value;

use super::{
    CallResult, Case, Note, Outcome, arrived::Arrived, comparison, example, live, recorder::Recorder,
    script::{self, Script}, server::Server,
};

/// The test of one example: the server and the recorded requests.
pub struct Test {
    example: Value,
    recorder: Arc<Recorder>,
    server: Option<Server>,
}

impl Test {
    /// Starts a server that returns the example's response with `status`.
    pub async fn start(case: &Case, status: u16, notes: &[Note]) -> Self {
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

    /// Returns the options of a client that sends requests to the server of this test.
    pub fn client_options(&self) -> ClientOptions {
        let transport: Arc<dyn HttpClient> = self.recorder.clone();
        ClientOptions {
            transport: Some(Transport::new(transport)),
            retry: RetryOptions::none(),
            ..Default::default()
        }
    }

    /// Returns the value of a parameter in the example.
    pub fn parameter(&self, name: &str) -> &Value {
        &self.example["parameters"][name]
    }

    /// Returns a part of a response in the example.
    pub fn response(&self, status: u16, part: &str) -> Option<&Value> {
        self.example["responses"][status.to_string()].get(part)
    }

    /// True if a response is the final one of a long-running operation.
    pub fn is_settled(&self, request: &str, status: u16) -> bool {
        script::is_settled(request, status, &self.example["responses"][status.to_string()])
    }

    /// True if the server is set in the environment, so that its responses differ from the example's.
    pub fn is_live(&self) -> bool {
        self.server.is_none()
    }

    /// Returns the first request, if any.
    pub fn sent(&self) -> Option<Arrived> {
        self.recorder.first()
    }

    /// Compares the first request with the example.
    pub async fn check_request(&self, case: &Case) {
        let sent = self.sent().expect("the client sends something");
        let arrived = match &self.server {
            Some(server) => server.first(sent).await,
            None => sent,
        };
        arrived.check(case.request, case.headers);
        match case.body {
            None => assert!(arrived.body.is_empty(), "a body where none belongs"),
            Some((name, notes)) => arrived.check_body(self.parameter(name), notes),
        }
    }
}

impl Case {
    /// Makes the call once per response, and compares the request and the result with the example.
    pub async fn run<T: Outcome>(&self, call: impl AsyncFn(&Test) -> azure_core::Result<T>) {
        for (status, notes) in self.responses {
            let test = Test::start(self, *status, notes).await;
            let outcome = match call(&test).await {
                Ok(outcome) => outcome.call_result().await,
                Err(error) => Err(error),
            };
            if let (Err(error), None) = (&outcome, test.sent()) {
                panic!("nothing was sent: {error}");
            }
            test.check_request(self).await;
            match outcome {
                Err(error) if *notes == [("error", "")] => {
                    let found = error.http_status().map(u16::from);
                    assert_eq!(found, Some(*status), "{error}");
                }
                Err(error) => panic!("status {status}: {error}"),
                Ok(returned) if !test.is_live() => self.check(&test, *status, notes, &returned),
                Ok(_) => {}
            }
        }
    }

    fn check(&self, test: &Test, status: u16, notes: &[Note], returned: &CallResult) {
        if let Some((_, result, place)) = self.polling {
            let Ok(result) = result else {
                return;
            };
            if returned.status == Some(204) {
                return;
            }
            let own = test.response(status, "body").filter(|body| !body.is_null());
            if let Some(own) = own
                && test.is_settled(self.request, status)
            {
                return compare(own, status, notes, returned);
            }
            let notes = self.responses.iter().find(|response| response.0 == result);
            let notes = notes.map_or(&[][..], |response| response.1);
            let body = test.response(result, "body").unwrap_or(&Value::Null);
            let has_status = body.get("status").is_some();
            if place == "monitor" && has_status {
                return compare(&script::ended(body), result, notes, returned);
            }
            let body = script::settled(self.request, body);
            return compare(&body, result, notes, returned);
        }
        if let Some(exists) = returned.exists {
            assert_eq!(exists, status < 400, "status {status}");
            return;
        }
        assert_eq!(returned.status, Some(status));
        let body = test.response(status, "body").unwrap_or(&Value::Null);
        compare(body, status, notes, returned);
    }
}

fn compare(body: &Value, status: u16, notes: &[Note], returned: &CallResult) {
    let items = script::noted(notes, "items");
    let items: Option<Value> = items.map(|items| serde_json::from_str(items).expect("JSON"));
    let body = items.as_ref().unwrap_or(body);
    if notes != [("stream", "")] {
        let expected = comparison::expected(body, notes);
        comparison::assert_same(
            &returned.body,
            &expected,
            notes,
            &format!("response {status}"),
        );
    }
}
