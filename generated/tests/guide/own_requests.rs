//! The guide's example of custom requests through a client.

use std::sync::Arc;

use azure_core::http::StatusCode;

use crate::fake::FakeService;
use crate::support::{asked, resources};

// ANCHOR: send
use armsmith_azure::resources::v2024_03_01::ResourceManagementClient;
use azure_core::http::{Method, Request};

/// Lists the locks of a subscription, for which this crate has no client.
async fn locks(client: &ResourceManagementClient) -> azure_core::Result<serde_json::Value> {
    let path = "subscriptions/sub/providers/Microsoft.Authorization/locks";
    let mut url = client.endpoint().join(path)?;
    url.set_query(Some("api-version=2020-05-01"));
    let response = client.send_request(Request::new(url, Method::Get)).await?;
    response.body().json()
}
// ANCHOR_END: send

#[tokio::test]
async fn a_request_of_ones_own_is_signed_and_sent() -> azure_core::Result<()> {
    let service = Arc::new(FakeService::default());
    service.respond(StatusCode::Ok, r#"{"value": []}"#);
    let locks = locks(&resources(&service)).await?;
    assert_eq!(locks["value"], serde_json::json!([]));
    let expected = "GET https://management.azure.com/subscriptions/sub/providers/Microsoft.Authorization/locks?api-version=2020-05-01";
    assert_eq!(asked(&service), [expected]);
    let elsewhere = Request::new("https://example.com/".parse()?, Method::Get);
    let client = resources(&service);
    assert!(client.send_request(elsewhere).await.is_err());
    assert_eq!(asked(&service).len(), 1, "nothing was sent");
    Ok(())
}
