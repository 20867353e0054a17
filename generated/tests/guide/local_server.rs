//! The guide's example of a test against a local server without TLS.
#![cfg(feature = "loopback")]

use std::sync::Arc;

use crate::fake::FakeCredential;

// ANCHOR: transport
use armsmith_azure::Loopback;
use azure_core::http::{ClientOptions, RetryOptions, new_http_client};

/// Returns the options of a client that sends all requests to a local server, without retries.
fn client_options(server: &str) -> azure_core::Result<ClientOptions> {
    Ok(ClientOptions {
        transport: Some(Loopback::transport(server, new_http_client(None))?),
        retry: RetryOptions::none(),
        ..Default::default()
    })
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
        client_options: client_options(&server.uri())?,
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
