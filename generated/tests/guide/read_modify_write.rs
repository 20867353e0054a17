//! The guide's example of nested properties, PATCH and ETags.

use std::sync::Arc;

use azure_core::http::{Body, StatusCode};

use crate::fake::FakeService;
use crate::support::storage;

// ANCHOR: nested
use armsmith_azure::storage::v2023_05_01::BlobServicesClient;
use armsmith_azure::storage::v2023_05_01::models::BlobServiceProperties;

/// Enables soft delete of blobs, and keeps all other settings.
async fn keep_deleted_blobs(
    services: &BlobServicesClient,
    days: i64,
) -> azure_core::Result<BlobServiceProperties> {
    let mut service = services
        .get_service_properties("my-group", "myaccount", None)
        .await?
        .into_model()?;
    let properties = service.blob_service_properties.get_or_insert_default();
    let retention = properties.delete_retention_policy.get_or_insert_default();
    retention.enabled = Some(true);
    retention.days = Some(days);
    services
        .set_service_properties("my-group", "myaccount", service.try_into()?, None)
        .await?
        .into_model()
}
// ANCHOR_END: nested

// ANCHOR: patch
use armsmith_azure::storage::v2023_05_01::StorageAccountsClient;
use armsmith_azure::storage::v2023_05_01::models::{
    MinimumTlsVersion, StorageAccount, StorageAccountUpdateParameters,
};

/// Changes one setting. Everything else is absent from the request and does not change.
async fn require_tls_1_2(accounts: &StorageAccountsClient) -> azure_core::Result<StorageAccount> {
    let mut update = StorageAccountUpdateParameters::default();
    let properties = update.properties.get_or_insert_default();
    properties.minimum_tls_version = Some(MinimumTlsVersion::Tls1_2);
    accounts
        .update("my-group", "myaccount", update.try_into()?, None)
        .await?
        .into_model()
}
// ANCHOR_END: patch

// ANCHOR: etag
use armsmith_azure::storage::v2023_05_01::BlobContainersClient;
use armsmith_azure::storage::v2023_05_01::models::BlobContainersClientCreateOrUpdateImmutabilityPolicyResultHeaders as _;

/// Locks the policy that was read, and fails if it has changed since.
async fn lock(containers: &BlobContainersClient) -> azure_core::Result<()> {
    let policy = containers
        .get_immutability_policy("my-group", "myaccount", "my-container", None)
        .await?;
    let etag = policy.etag()?.map(String::from).unwrap_or_default();
    containers
        .lock_immutability_policy("my-group", "myaccount", "my-container", &etag, None)
        .await?;
    Ok(())
}
// ANCHOR_END: etag

/// Returns the body of a request.
fn body(service: &FakeService, index: usize) -> String {
    match service.requests.lock().unwrap()[index].body() {
        Body::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        _ => String::new(),
    }
}

#[tokio::test]
async fn nested_properties_are_changed_and_the_others_kept() -> azure_core::Result<()> {
    let service = Arc::new(FakeService::default());
    let read = r#"{"name": "default", "properties": {"isVersioningEnabled": true}}"#;
    service.respond(StatusCode::Ok, read);
    service.respond(StatusCode::Ok, read);
    keep_deleted_blobs(&storage(&service).blob_services_client(), 7).await?;
    let sent: serde_json::Value = serde_json::from_str(&body(&service, 1)).unwrap();
    let expected = serde_json::json!({
        "properties": {
            "isVersioningEnabled": true,
            "deleteRetentionPolicy": { "enabled": true, "days": 7 }
        }
    });
    assert_eq!(sent, expected);
    Ok(())
}

#[tokio::test]
async fn a_patch_has_the_changed_property_only() -> azure_core::Result<()> {
    let service = Arc::new(FakeService::default());
    service.respond(StatusCode::Ok, "{}");
    require_tls_1_2(&storage(&service).storage_accounts_client()).await?;
    let expected = r#"{"properties":{"minimumTlsVersion":"TLS1_2"}}"#;
    assert_eq!(body(&service, 0), expected);
    Ok(())
}

#[tokio::test]
async fn the_etag_of_the_response_is_sent() -> azure_core::Result<()> {
    let service = Arc::new(FakeService::default());
    service.respond_with(StatusCode::Ok, &[("etag", "\"8d59\"")], "{}");
    service.respond(StatusCode::Ok, "{}");
    lock(&storage(&service).blob_containers_client()).await?;
    let requests = service.requests.lock().unwrap();
    let headers = requests[1].headers();
    let sent = headers.get_optional_string(&"if-match".into());
    assert_eq!(sent.as_deref(), Some("\"8d59\""));
    Ok(())
}
