//! The guide's example of response headers.

use std::sync::Arc;

use azure_core::http::{Etag, StatusCode};

use crate::fake::FakeService;
use crate::support::storage;

// ANCHOR: read
use armsmith_azure::storage::v2023_05_01::BlobContainersClient;
use armsmith_azure::storage::v2023_05_01::models::BlobContainersClientCreateOrUpdateImmutabilityPolicyResultHeaders as _;

async fn etag(containers: &BlobContainersClient) -> azure_core::Result<Option<Etag>> {
    let response = containers
        .get_immutability_policy("my-group", "myaccount", "my-container", None)
        .await?;
    response.etag()
}
// ANCHOR_END: read

#[tokio::test]
async fn a_header_is_read_by_name() -> azure_core::Result<()> {
    let service = Arc::new(FakeService::default());
    service.respond_with(StatusCode::Ok, &[("etag", "\"8d59\"")], "{}");
    let containers = storage(&service).blob_containers_client();
    assert_eq!(etag(&containers).await?, Some("\"8d59\"".into()));
    Ok(())
}
