//! The guide's example of credentials and of clients for other subscriptions.

use std::sync::Arc;

use azure_core::http::StatusCode;

use crate::fake::{FakeCredential, FakeService, client_options};
use crate::support::asked;

// ANCHOR: client
use armsmith_azure::managed_identity::v2024_11_30::{
    ManagedServiceIdentityClient, ManagedServiceIdentityClientOptions,
};
use azure_core::credentials::TokenCredential;

fn client(
    credential: Arc<dyn TokenCredential>,
    options: ManagedServiceIdentityClientOptions,
) -> azure_core::Result<ManagedServiceIdentityClient> {
    ManagedServiceIdentityClient::new("<subscription id>", credential, Some(options))
}
// ANCHOR_END: client

// ANCHOR: unscoped
use armsmith_azure::managed_identity::v2024_11_30::UnscopedManagedServiceIdentityClient;

/// Returns the identity that Azure assigned to a resource, in any subscription.
async fn identity_of(
    resource_id: &str,
    credential: Arc<dyn TokenCredential>,
    options: ManagedServiceIdentityClientOptions,
) -> azure_core::Result<Option<String>> {
    let client = UnscopedManagedServiceIdentityClient::new(credential, Some(options))?;
    let identities = client.system_assigned_identities_client();
    let identity = identities
        .get_by_scope(resource_id, None)
        .await?
        .into_model()?;
    Ok(identity.id)
}
// ANCHOR_END: unscoped

#[tokio::test]
async fn a_token_of_the_credential_is_sent() -> azure_core::Result<()> {
    let service = Arc::new(FakeService::default());
    service.respond(StatusCode::Ok, "{}");
    let options = ManagedServiceIdentityClientOptions {
        client_options: client_options(&service),
        ..Default::default()
    };
    let client = client(Arc::new(FakeCredential), options)?;
    // ANCHOR: subscriptions
    let other = client.with_subscription_id("<another subscription id>");
    let without = client.unscoped_client();
    let same = without.scoped_client("<subscription id>");
    // ANCHOR_END: subscriptions
    let identities = other.user_assigned_identities_client();
    identities.get("group", "name", None).await?;
    assert!(asked(&service)[0].contains("/subscriptions/%3Canother%20subscription%20id%3E/"));
    let token = {
        let requests = service.requests.lock().unwrap();
        requests[0]
            .headers()
            .get_optional_string(&"authorization".into())
    };
    assert_eq!(token.as_deref(), Some("Bearer fake"));
    service.respond(StatusCode::Ok, "{}");
    let identities = same.user_assigned_identities_client();
    identities.get("group", "name", None).await?;
    assert!(asked(&service)[1].contains("/subscriptions/%3Csubscription%20id%3E/"));
    Ok(())
}

#[tokio::test]
async fn an_operation_without_a_subscription_needs_none() -> azure_core::Result<()> {
    let service = Arc::new(FakeService::default());
    service.respond(StatusCode::Ok, r#"{"id": "/one"}"#);
    let options = ManagedServiceIdentityClientOptions {
        client_options: client_options(&service),
        ..Default::default()
    };
    let id = identity_of("/subscriptions/a/x", Arc::new(FakeCredential), options).await?;
    assert_eq!(id.as_deref(), Some("/one"));
    Ok(())
}
