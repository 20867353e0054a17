//! The guide's examples of tests with a fake Azure Resource Manager.

use armsmith_azure::ServiceError;
use armsmith_azure::managed_identity::v2024_11_30::models::Identity;
use serde_json::json;

// ANCHOR: start
use armsmith_azure::managed_identity::v2024_11_30::{
    ManagedServiceIdentityClient, ManagedServiceIdentityClientOptions, UserAssignedIdentitiesClient,
};
use armsmith_fake::{Fake, RunningFake};

const GROUP: &str = "/subscriptions/sub/resourceGroups/my-group";

async fn azure() -> Result<RunningFake, armsmith_fake::Error> {
    Fake::from_manifest("../specs/armsmith.yaml")
        .services(["managed_identity"])
        .start()
        .await
}

fn identities(azure: &RunningFake) -> azure_core::Result<UserAssignedIdentitiesClient> {
    let options = ManagedServiceIdentityClientOptions {
        client_options: azure.client_options(),
        ..Default::default()
    };
    let client = ManagedServiceIdentityClient::new("sub", azure.credential(), Some(options))?;
    Ok(client.user_assigned_identities_client())
}
// ANCHOR_END: start

// ANCHOR: state
#[tokio::test]
async fn an_identity_is_created_once() -> Result<(), Box<dyn std::error::Error>> {
    let azure = azure().await?;
    let identities = identities(&azure)?;
    let identity = || Identity::new("westeurope").try_into();

    // The resource group does not exist yet.
    let refused = identities
        .create_or_update("my-group", "worker", identity()?, None)
        .await;
    let error = refused.expect_err("there is no group");
    let error = ServiceError::of(&error).expect("an error of the service");
    assert_eq!(error.code.as_deref(), Some("ResourceGroupNotFound"));

    azure.seed(&json!({"id": GROUP, "name": "my-group", "location": "westeurope"}))?;
    let created = identities
        .create_or_update("my-group", "worker", identity()?, None)
        .await?;
    let created = created.into_model()?;
    let id = format!("{GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/worker");
    assert_eq!(created.id.as_deref(), Some(id.as_str()));
    assert_eq!(
        azure.resource(&id).expect("a resource")["location"],
        "westeurope"
    );

    azure.fail("GET …/userAssignedIdentities/*", 503, "ServerTimeout")?;
    assert!(identities.get("my-group", "worker", None).await.is_err());
    let requests = azure.requests();
    let statuses: Vec<_> = requests.iter().map(|request| request.status).collect();
    assert_eq!(statuses, [404, 201, 503]);
    Ok(())
}
// ANCHOR_END: state
