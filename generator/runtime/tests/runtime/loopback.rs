//! Tests of the transport to a local server.

use std::sync::{Arc, Mutex};

use armsmith_runtime::Loopback;
use async_trait::async_trait;
use azure_core::http::{
    AsyncRawResponse, Context, HttpClient, Method, Request, StatusCode, headers::Headers,
};

/// Records the URLs of requests.
#[derive(Debug, Default)]
struct Recorder(Mutex<Vec<String>>);

#[async_trait]
impl HttpClient for Recorder {
    async fn execute_request(&self, request: &Request) -> azure_core::Result<AsyncRawResponse> {
        self.0.lock().unwrap().push(request.url().to_string());
        Ok(AsyncRawResponse::from_bytes(
            StatusCode::Ok,
            Headers::new(),
            "",
        ))
    }
}

#[tokio::test]
async fn only_scheme_host_and_port_are_replaced() {
    for (server, sent) in [
        (
            "http://127.0.0.1:8080",
            "http://127.0.0.1:8080/a%2Fb?c=d%20e",
        ),
        ("http://localhost", "http://localhost/a%2Fb?c=d%20e"),
        ("https://[::1]:1/ignored", "https://[::1]:1/a%2Fb?c=d%20e"),
    ] {
        let recorder = Arc::new(Recorder::default());
        let transport = Loopback::transport(server, recorder.clone()).unwrap();
        let url = "https://management.azure.com:444/a%2Fb?c=d%20e";
        let mut request = Request::new(url.parse().unwrap(), Method::Get);
        transport.send(&Context::new(), &mut request).await.unwrap();
        assert_eq!(*recorder.0.lock().unwrap(), [sent]);
    }
}

#[test]
fn a_server_must_be_on_the_loopback_interface() {
    for server in [
        "http://192.168.0.1",
        "https://management.azure.com",
        "http://localhost.example.com",
        "http://[2001:db8::1]",
        "127.0.0.1:8080",
        "",
    ] {
        let error = Loopback::transport(server, Arc::new(Recorder::default())).unwrap_err();
        assert!(error.to_string().contains("loopback"), "{server}: {error}");
    }
}
