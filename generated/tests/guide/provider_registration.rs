//! The guide's example of the registration of resource providers.

use std::sync::Arc;

use azure_core::http::StatusCode;

use crate::fake::{FakeCredential, FakeService, client_options};
use crate::support::asked;

// ANCHOR: ask
use armsmith_azure::managed_identity::v2024_11_30::ManagedServiceIdentityClientOptions;

fn that_registers() -> ManagedServiceIdentityClientOptions {
    ManagedServiceIdentityClientOptions {
        register_providers: true,
        ..Default::default()
    }
}
// ANCHOR_END: ask

#[tokio::test]
async fn a_provider_is_registered_on_the_way() -> azure_core::Result<()> {
    use armsmith_azure::managed_identity::v2024_11_30::ManagedServiceIdentityClient;
    let service = Arc::new(FakeService::default());
    let missing = r#"{"error": {"code": "MissingSubscriptionRegistration", "message": "No."}}"#;
    service.respond(StatusCode::Conflict, missing);
    service.respond(StatusCode::Ok, r#"{"registrationState": "Registered"}"#);
    service.respond(StatusCode::Ok, "{}");
    let options = ManagedServiceIdentityClientOptions {
        client_options: client_options(&service),
        ..that_registers()
    };
    let client = ManagedServiceIdentityClient::new("sub", Arc::new(FakeCredential), Some(options))?;
    let identities = client.user_assigned_identities_client();
    identities.get("group", "name", None).await?;
    let register = "POST https://management.azure.com/subscriptions/sub/providers/Microsoft.ManagedIdentity/register?api-version=2021-04-01";
    assert_eq!(asked(&service)[1], register);
    Ok(())
}
