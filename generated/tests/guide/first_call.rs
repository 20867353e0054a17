//! The guide's example of the first calls of a client.

use std::sync::Arc;

use azure_core::http::StatusCode;

use crate::fake::FakeService;
use crate::support::{asked, identities};

// ANCHOR: create
use armsmith_azure::managed_identity::v2024_11_30::UserAssignedIdentitiesClient;
use armsmith_azure::managed_identity::v2024_11_30::models::Identity;

async fn create(identities: &UserAssignedIdentitiesClient) -> azure_core::Result<Identity> {
    let identity = Identity::new("westeurope");
    let response = identities
        .create_or_update("my-group", "my-identity", identity.try_into()?, None)
        .await?;
    response.into_model()
}
// ANCHOR_END: create

// ANCHOR: again
/// Reads, changes and writes a resource. Read-only members are not sent.
async fn retag(identities: &UserAssignedIdentitiesClient) -> azure_core::Result<Identity> {
    let response = identities.get("my-group", "my-identity", None).await?;
    let mut identity = response.into_model()?;
    let tags = identity.tags.get_or_insert_default();
    tags.insert("owner".to_owned(), "team-a".to_owned());
    let written = identities
        .create_or_update("my-group", "my-identity", identity.try_into()?, None)
        .await?;
    written.into_model()
}
// ANCHOR_END: again

// ANCHOR: options
use azure_core::http::{ClientMethodOptions, Context};

async fn create_traced(
    identities: &UserAssignedIdentitiesClient,
    context: Context<'_>,
) -> azure_core::Result<Identity> {
    let mut identity = Identity::new("westeurope");
    identity.tags = Some([("owner".to_owned(), "team-a".to_owned())].into());
    let options = ClientMethodOptions { context };
    let response = identities
        .create_or_update(
            "my-group",
            "my-identity",
            identity.try_into()?,
            Some(options.into()),
        )
        .await?;
    response.into_model()
}
// ANCHOR_END: options

#[tokio::test]
async fn options_are_made_from_those_of_every_method() -> azure_core::Result<()> {
    let service = Arc::new(FakeService::default());
    service.respond(StatusCode::Ok, r#"{"name": "my-identity"}"#);
    let identity = create_traced(&identities(&service), Context::new()).await?;
    assert_eq!(identity.name.as_deref(), Some("my-identity"));
    Ok(())
}

#[tokio::test]
async fn an_identity_is_made_and_tagged() -> azure_core::Result<()> {
    let service = Arc::new(FakeService::default());
    let read = r#"{"id": "/x", "name": "my-identity", "location": "westeurope"}"#;
    service.respond(StatusCode::Created, read);
    service.respond(StatusCode::Ok, read);
    service.respond(StatusCode::Ok, r#"{"tags": {"owner": "team-a"}}"#);
    let identities = identities(&service);
    assert_eq!(
        create(&identities).await?.name.as_deref(),
        Some("my-identity")
    );
    let tags = retag(&identities).await?.tags.unwrap_or_default();
    assert_eq!(tags["owner"], "team-a");
    assert!(asked(&service)[2].starts_with("PUT https://management.azure.com/subscriptions/sub/"));
    let requests = service.requests.lock().unwrap();
    let body = match requests[2].body() {
        azure_core::http::Body::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        _ => String::new(),
    };
    assert_eq!(
        body,
        r#"{"tags":{"owner":"team-a"},"location":"westeurope"}"#
    );
    Ok(())
}
