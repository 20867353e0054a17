//! Creates, reads, lists, tags and deletes a user-assigned identity with a federated credential.
//!
//! By default it uses a Resource Manager in this process, so no account is needed:
//!
//! ```text
//! cargo run -p armsmith_azure --no-default-features --features managed_identity --example user_assigned_identity
//! ```
//!
//! With the feature `live` it signs in with the developer tools of this machine and calls Azure. It then reads
//! `AZURE_SUBSCRIPTION_ID` and `AZURE_RESOURCE_GROUP`.

use std::collections::BTreeMap;

use armsmith_azure::{
    ServiceError,
    managed_identity::v2024_11_30::{
        ManagedServiceIdentityClient, ManagedServiceIdentityClientOptions,
        models::{
            FederatedIdentityCredential, FederatedIdentityCredentialProperties, Identity,
            IdentityUpdate,
        },
    },
};
use azure_core::Result;
use futures::TryStreamExt;
#[cfg(not(feature = "live"))]
use serde_json::json;

#[cfg(not(feature = "live"))]
mod fake_arm;

const NAME: &str = "armsmith-example";
const CREDENTIAL: &str = "main-branch";

/// Runs the example.
#[tokio::main]
pub async fn main() -> Result<()> {
    let (client, group) = connect().await?;
    let identities = client.user_assigned_identities_client();
    let credentials = client.federated_identity_credentials_client();

    println!("create an identity");
    let identity = Identity::new("westeurope");
    let created = identities
        .create_or_update(&group, NAME, identity.try_into()?, None)
        .await?
        .into_model()?;
    println!("  {}", created.id.unwrap_or_default());

    println!("trust the tokens of a workflow");
    let credential = FederatedIdentityCredential {
        properties: Some(FederatedIdentityCredentialProperties::new(
            "https://token.actions.githubusercontent.com",
            "repo:contoso/app:ref:refs/heads/main",
            vec!["api://AzureADTokenExchange".to_owned()],
        )),
        ..Default::default()
    };
    credentials
        .create_or_update(&group, NAME, CREDENTIAL, credential.try_into()?, None)
        .await?;

    println!("read both");
    let identity = identities.get(&group, NAME, None).await?.into_model()?;
    println!(
        "  {} in {}",
        identity.name.unwrap_or_default(),
        identity.location.unwrap_or_default()
    );
    let mut list = credentials.list(&group, NAME, None)?;
    while let Some(credential) = list.try_next().await? {
        println!("  credential {}", credential.name.unwrap_or_default());
    }

    println!("tag the identity");
    let update = IdentityUpdate {
        tags: Some(BTreeMap::from([(
            "purpose".to_owned(),
            "example".to_owned(),
        )])),
        ..Default::default()
    };
    let tagged = identities
        .update(&group, NAME, update.try_into()?, None)
        .await?
        .into_model()?;
    println!("  {:?}", tagged.tags.unwrap_or_default());

    println!("list the identities of the group");
    let mut list = identities.list_by_resource_group(&group, None)?;
    while let Some(identity) = list.try_next().await? {
        println!("  {}", identity.name.unwrap_or_default());
    }

    println!("delete both");
    credentials.delete(&group, NAME, CREDENTIAL, None).await?;
    identities.delete(&group, NAME, None).await?;

    if let Err(error) = identities.get(&group, NAME, None).await {
        let service_error = ServiceError::of(&error);
        println!(
            "  gone: {}",
            service_error
                .and_then(|service_error| service_error.code)
                .unwrap_or_else(|| error.to_string())
        );
    }
    Ok(())
}

#[cfg(not(feature = "live"))]
async fn connect() -> Result<(ManagedServiceIdentityClient, String)> {
    let subscription = "00000000-0000-0000-0000-000000000000";
    let group = format!("/subscriptions/{subscription}/resourceGroups/example");
    let azure = fake_arm::start(json!({"id": group, "location": "westeurope"})).await?;
    let options = ManagedServiceIdentityClientOptions {
        client_options: azure.client_options(),
        ..Default::default()
    };
    let client =
        ManagedServiceIdentityClient::new(subscription, azure.credential(), Some(options))?;
    Ok((client, "example".to_owned()))
}

#[cfg(feature = "live")]
async fn connect() -> Result<(ManagedServiceIdentityClient, String)> {
    let variable = |name: &str| {
        std::env::var(name).map_err(|_| {
            azure_core::Error::with_message(
                azure_core::error::ErrorKind::Other,
                format!("set {name} to run live"),
            )
        })
    };
    let credential = azure_identity::DeveloperToolsCredential::new(None)?;
    let subscription = variable("AZURE_SUBSCRIPTION_ID")?;
    let client = ManagedServiceIdentityClient::new(
        &subscription,
        credential,
        None::<ManagedServiceIdentityClientOptions>,
    )?;
    Ok((client, variable("AZURE_RESOURCE_GROUP")?))
}
