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

// ANCHOR: subscriptions
/// Returns clients with the same connection and credential, for another subscription and for calls without one.
fn others(
    client: &ManagedServiceIdentityClient,
    credential: Arc<dyn TokenCredential>,
) -> azure_core::Result<[ManagedServiceIdentityClient; 2]> {
    let other = client.with_subscription_id("<another subscription id>");
    let tenant_wide = ManagedServiceIdentityClient::unscoped(credential, None)?;
    Ok([other, tenant_wide])
}
// ANCHOR_END: subscriptions

#[tokio::test]
async fn a_token_of_the_credential_is_sent() -> azure_core::Result<()> {
    let service = Arc::new(FakeService::default());
    service.answer(StatusCode::Ok, "{}");
    let options = ManagedServiceIdentityClientOptions {
        client_options: client_options(&service),
        ..Default::default()
    };
    let client = client(Arc::new(FakeCredential), options)?;
    let [other, tenant_wide] = others(&client, Arc::new(FakeCredential))?;
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
    let identities = tenant_wide.user_assigned_identities_client();
    let error = identities.get("group", "name", None).await.unwrap_err();
    assert!(format!("{error:?}").contains("subscriptionId"), "{error:?}");
    Ok(())
}
