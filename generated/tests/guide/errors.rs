//! The guide's example of service errors.

use std::sync::Arc;

use azure_core::http::StatusCode;

use crate::fake::FakeService;
use crate::support::{identities, resources};

// ANCHOR: service_error
use armsmith_azure::ServiceError;
use armsmith_azure::managed_identity::v2024_11_30::UserAssignedIdentitiesClient;
use armsmith_azure::managed_identity::v2024_11_30::models::Identity;

async fn find(
    identities: &UserAssignedIdentitiesClient,
    name: &str,
) -> azure_core::Result<Option<Identity>> {
    match identities.get("my-group", name, None).await {
        Ok(response) => Ok(Some(response.into_model()?)),
        Err(error) => match ServiceError::of(&error) {
            Some(service_error) if service_error.code.as_deref() == Some("ResourceNotFound") => {
                Ok(None)
            }
            Some(service_error) => {
                // Status code, error code, message, details and request IDs.
                eprintln!("{service_error}");
                Err(error)
            }
            // The service was not reached, or its response could not be read.
            None => Err(error),
        },
    }
}
// ANCHOR_END: service_error

// ANCHOR: exists
use armsmith_azure::resources::v2024_03_01::ResourceGroupsClient;

/// Checks if a group exists. The operation is a HEAD that lists 404, so 404 is not an error.
async fn exists(groups: &ResourceGroupsClient, name: &str) -> azure_core::Result<bool> {
    groups.check_existence(name, None).await
}
// ANCHOR_END: exists

#[tokio::test]
async fn what_the_service_says_is_found() -> azure_core::Result<()> {
    let service = Arc::new(FakeService::default());
    let missing = r#"{"error": {"code": "ResourceNotFound", "message": "There is none."}}"#;
    let refused = r#"{"error": {"code": "AuthorizationFailed", "message": "No."}}"#;
    service.respond(StatusCode::NotFound, missing);
    service.respond(StatusCode::Forbidden, refused);
    service.respond(StatusCode::Ok, r#"{"name": "here"}"#);
    let identities = identities(&service);
    assert!(find(&identities, "a").await?.is_none());
    let error = find(&identities, "a").await.unwrap_err();
    let service_error = ServiceError::of(&error).expect("a service error");
    assert_eq!(service_error.status, StatusCode::Forbidden);
    assert_eq!(service_error.message.as_deref(), Some("No."));
    assert!(find(&identities, "here").await?.is_some());
    Ok(())
}

#[tokio::test]
async fn a_head_returns_yes_or_no() -> azure_core::Result<()> {
    let service = Arc::new(FakeService::default());
    service.respond(StatusCode::NoContent, "");
    service.respond(StatusCode::NotFound, "");
    let groups = resources(&service).resource_groups_client();
    assert!(exists(&groups, "here").await?);
    assert!(!exists(&groups, "gone").await?);
    Ok(())
}
