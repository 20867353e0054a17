//! Tests of long-running operations over the wire, put into the crate of the small descriptions.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use azure_core::http::headers::Headers;
use azure_core::http::{
    AsyncRawResponse, ClientOptions, HttpClient, Request, RetryOptions, StatusCode, Transport,
};
use futures::executor::block_on;
use zoo::long_running_status_monitor::AnimalsClient;

/// A response: the status code, the header with the link to the status, and the body.
type Response = (u16, Option<&'static str>, &'static str);

/// A service that responds by a script.
#[derive(Debug)]
struct Service {
    script: Mutex<Vec<Response>>,
}

#[async_trait]
impl HttpClient for Service {
    async fn execute_request(&self, _: &Request) -> azure_core::Result<AsyncRawResponse> {
        let (status, link, body) = self.script.lock().unwrap().remove(0);
        let mut headers = Headers::new();
        headers.insert("retry-after", "0");
        if let Some(link) = link {
            headers.insert(link, "https://zoo.example.com/status");
        }
        Ok(AsyncRawResponse::from_bytes(StatusCode::from(status), headers, body))
    }
}

fn service(script: &[Response]) -> Arc<Service> {
    Arc::new(Service {
        script: Mutex::new(script.to_vec()),
    })
}

fn options(service: &Arc<Service>) -> ClientOptions {
    ClientOptions {
        transport: Some(Transport::new(service.clone())),
        retry: RetryOptions::none(),
        ..Default::default()
    }
}

fn animals(script: &[Response]) -> AnimalsClient {
    zoo::long_running_status_monitor::ZooClient::with_no_credential(Some(
        zoo::long_running_status_monitor::ZooClientOptions {
            client_options: options(&service(script)),
            ..Default::default()
        },
    ))
    .unwrap()
    .animals_client()
}

const OPERATION_LOCATION: Option<&str> = Some("operation-location");
const LOCATION: Option<&str> = Some("location");
const RUNNING: &str = r#"{"id": "1", "status": "Running"}"#;
const DONE: &str = r#"{"id": "1", "status": "Succeeded", "result": {"name": "Ada"}}"#;

#[test]
fn an_accepted_status_monitor_has_the_result() {
    let script = [(202, OPERATION_LOCATION, RUNNING), (200, None, RUNNING), (200, None, DONE)];
    let animal = block_on(async { animals(&script).begin_groom(None)?.await?.into_model() }).unwrap();
    assert_eq!(animal.name.as_deref(), Some("Ada"));

    let script = [(202, OPERATION_LOCATION, RUNNING), (200, None, r#"{"status": "Succeeded"}"#)];
    let error = block_on(async { animals(&script).begin_groom(None)?.await }).unwrap_err();
    assert!(error.to_string().contains("`result`"), "{error}");

    // What a description calls the result is that, a status monitor too.
    let script = [(202, OPERATION_LOCATION, RUNNING), (200, None, DONE)];
    let monitor = block_on(async { animals(&script).begin_weigh(None)?.await?.into_model() }).unwrap();
    assert_eq!(monitor.result.unwrap().name.as_deref(), Some("Ada"));

    // A status monitor without a result is all that there is.
    let script = [(202, LOCATION, RUNNING), (200, None, DONE)];
    let audit = block_on(async { animals(&script).begin_audit(None)?.await?.into_model() }).unwrap();
    assert_eq!(audit.status.as_deref(), Some("Succeeded"));
}

#[test]
fn a_status_behind_location_is_the_operations_unless_the_result_has_one() {
    const FAILED: &str = r#"{"status": "Failed", "error": {"code": "Bitten", "message": "bitten"}}"#;
    let script = [(202, LOCATION, ""), (200, None, RUNNING), (200, None, FAILED)];
    let error = block_on(async { animals(&script).begin_feed(None)?.await }).unwrap_err();
    assert_eq!(error.to_string(), "bitten");

    let script = [(202, LOCATION, ""), (200, None, r#"{"status": "Failed", "battery": 7}"#)];
    let collar = block_on(async { animals(&script).begin_track(None)?.await?.into_model() }).unwrap();
    assert_eq!((collar.status.as_deref(), collar.battery), (Some("Failed"), Some(7)));
}
