//! The guide's example of a program after its migration from `azure_mgmt_msi`.

use std::sync::Arc;

use azure_core::credentials::TokenCredential;
use azure_core::http::StatusCode;

use crate::fake::{FakeCredential, FakeService, client_options};
use crate::support::asked;

// ANCHOR: after
use std::collections::BTreeMap;

use armsmith_azure::managed_identity::v2024_11_30::models::Identity;
use armsmith_azure::managed_identity::v2024_11_30::{
    ManagedServiceIdentityClient, ManagedServiceIdentityClientOptions,
};
use futures::TryStreamExt;

async fn list_and_create(
    credential: Arc<dyn TokenCredential>,
    options: ManagedServiceIdentityClientOptions,
) -> azure_core::Result<Vec<String>> {
    let client = ManagedServiceIdentityClient::new("<subscription id>", credential, Some(options))?;
    let identities = client.user_assigned_identities_client();

    let mut names = Vec::new();
    let mut items = identities.list_by_resource_group("my-group", None)?;
    while let Some(identity) = items.try_next().await? {
        names.push(identity.name.unwrap_or_default());
    }

    let mut identity = Identity::new("westeurope");
    identity.tags = Some(BTreeMap::from([("owner".to_owned(), "team-a".to_owned())]));
    identities
        .create_or_update("my-group", "my-identity", identity.try_into()?, None)
        .await?;
    Ok(names)
}
// ANCHOR_END: after

#[tokio::test]
async fn the_migrated_program_lists_and_creates() -> azure_core::Result<()> {
    let service = Arc::new(FakeService::default());
    service.respond(StatusCode::Ok, r#"{"value": [{"name": "a"}]}"#);
    service.respond(StatusCode::Created, "{}");
    let options = ManagedServiceIdentityClientOptions {
        client_options: client_options(&service),
        ..Default::default()
    };
    let names = list_and_create(Arc::new(FakeCredential), options).await?;
    assert_eq!(names, ["a"]);
    assert!(asked(&service)[1].starts_with("PUT "));
    Ok(())
}
