//! The guide's example of a test against a local server without TLS.
#![cfg(feature = "loopback")]

use std::sync::Arc;

use crate::fake::FakeCredential;

// ANCHOR: transport
use azure_core::http::{
    AsyncRawResponse, ClientOptions, HttpClient, Request, RetryOptions, Transport, Url,
    new_http_client,
};

/// Sends requests to a server on the loopback interface instead of their host.
#[derive(Debug)]
struct Loopback {
    server: Url,
    http: Arc<dyn HttpClient>,
}

impl Loopback {
    fn new(server: Url) -> Self {
        let http = new_http_client(None);
        Loopback { server, http }
    }

    /// Returns the options of a client that sends all requests to the server, without retries.
    fn client_options(self) -> ClientOptions {
        ClientOptions {
            transport: Some(Transport::new(Arc::new(self))),
            retry: RetryOptions::none(),
            ..Default::default()
        }
    }
}

#[async_trait::async_trait]
impl HttpClient for Loopback {
    async fn execute_request(&self, request: &Request) -> azure_core::Result<AsyncRawResponse> {
        let mut url = self.server.clone();
        url.set_path(request.url().path());
        url.set_query(request.url().query());
        let mut forwarded = request.clone();
        *forwarded.url_mut() = url;
        self.http.execute_request(&forwarded).await
    }
}
// ANCHOR_END: transport

// ANCHOR: test
use armsmith_azure::managed_identity::v2024_11_30::{
    ManagedServiceIdentityClient, ManagedServiceIdentityClientOptions,
};
use wiremock::matchers::{method, path, query_param};
use wiremock::{Mock, MockServer, ResponseTemplate};

#[tokio::test]
async fn a_client_calls_a_local_server() -> azure_core::Result<()> {
    let server = MockServer::start().await;
    let worker = "/subscriptions/sub/resourceGroups/my-group/providers/Microsoft.ManagedIdentity/userAssignedIdentities/worker";
    let response = ResponseTemplate::new(200)
        .set_body_json(serde_json::json!({ "name": "worker", "location": "westeurope" }));
    Mock::given(method("GET"))
        .and(path(worker))
        .and(query_param("api-version", "2024-11-30"))
        .respond_with(response)
        .mount(&server)
        .await;

    let options = ManagedServiceIdentityClientOptions {
        client_options: Loopback::new(server.uri().parse()?).client_options(),
        ..Default::default()
    };
    let client = ManagedServiceIdentityClient::new("sub", Arc::new(FakeCredential), Some(options))?;
    let identity = client
        .user_assigned_identities_client()
        .get("my-group", "worker", None)
        .await?
        .into_model()?;

    assert_eq!(identity.location.as_deref(), Some("westeurope"));
    Ok(())
}
// ANCHOR_END: test
