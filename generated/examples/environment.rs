//! Creates a resource group with a storage account and a key vault that a principal may read, changes it, and handles
//! errors.
//!
//! ```text
//! cargo run -p armsmith_azure --no-default-features --features resources,storage,key_vault,authorization --example environment
//! ```
//!
//! It needs no Azure account. With the feature `live`, it calls Azure: see `examples/account/mod.rs`.

use armsmith_azure::authorization::{AuthorizationManagementClient, models as roles};
use armsmith_azure::key_vault::{KeyVaultManagementClient, models as vault};
use armsmith_azure::resources::{ResourceManagementClient, models::ResourceGroup};
use armsmith_azure::storage::{StorageManagementClient, models as storage};
use armsmith_azure::{Deadline, NoRetries, ServiceError};
use azure_core::http::{ClientMethodOptions, Context, StatusCode};
use azure_core::{Result, Uuid, time::Duration};
use futures::TryStreamExt;

mod account;
use account::Account;

const LOCATION: &str = "westeurope";
const ACCOUNT: &str = "armsmithexample";
const VAULT: &str = "armsmith-example";
const READER: &str = "acdd72a7-3385-48ef-bd42-f606fba81ae7";

// ANCHOR: main
/// Runs the example.
#[tokio::main]
pub async fn main() -> Result<()> {
    let account = Account::open().await?;
    let (subscription, group) = (account.subscription.as_str(), account.group.as_str());
    let credential = || account.credential.clone();
    let resources = ResourceManagementClient::new(subscription, credential(), account.options())?;
    let storage = StorageManagementClient::new(subscription, credential(), account.options())?;
    let vaults = KeyVaultManagementClient::new(subscription, credential(), account.options())?;
    let roles = AuthorizationManagementClient::new(subscription, credential(), account.options())?;
    let (groups, accounts) = (
        resources.resource_groups_client(),
        storage.storage_accounts_client(),
    );
    let (vaults, assignments) = (vaults.vaults_client(), roles.role_assignments_client());

    let new = ResourceGroup::new(LOCATION);
    groups
        .create_or_update(group, new.try_into()?, None)
        .await?;
    let sku = storage::Sku::new(storage::SkuName::StandardLrs);
    let new = storage::StorageAccountCreateParameters::new(sku, storage::Kind::StorageV2, LOCATION);
    let poller = accounts.begin_create(group, ACCOUNT, new.try_into()?, None)?;
    poller.await?;
    let sku = vault::Sku::new(vault::SkuName::Standard);
    let mut properties = vault::VaultProperties::new(&account.tenant, sku);
    properties.enable_rbac_authorization = Some(true);
    let new = vault::VaultCreateOrUpdateParameters::new(LOCATION, properties);
    let poller = vaults.begin_create_or_update(group, VAULT, new.try_into()?, None)?;
    let vault = poller.await?.into_model()?;

    // A principal that was just created is not known everywhere.
    let scope = vault.id.unwrap_or_default();
    let role = format!("{scope}/providers/Microsoft.Authorization/roleDefinitions/{READER}");
    let properties = roles::RoleAssignmentProperties::new(role, &account.principal);
    let new = roles::RoleAssignmentCreateParameters::new(properties);
    let name = Uuid::new_v4().to_string();
    let body = || new.clone().try_into();
    while let Err(error) = assignments.create(&scope, &name, body()?, None).await {
        match ServiceError::of(&error).and_then(|it| it.code).as_deref() {
            Some("PrincipalNotFound") => account.wait().await,
            _ => return Err(error),
        }
    }

    let mut list = accounts.list_by_resource_group(group, None)?;
    while let Some(account) = list.try_next().await? {
        println!("{account:?}");
    }

    let mut changed = groups.get(group, None).await?.into_model()?;
    let tags = changed.tags.get_or_insert_default();
    tags.insert("owner".to_owned(), "team-a".to_owned());
    groups
        .create_or_update(group, changed.try_into()?, None)
        .await?;

    match accounts
        .get_properties(group, "missing0account", None)
        .await
    {
        Err(error) if error.http_status() == Some(StatusCode::NotFound) => println!("not found"),
        found => println!("{:?}", found?.into_model()?),
    }
    let new = vault::VaultCreateOrUpdateParameters::default();
    let invalid = vaults.begin_create_or_update(group, "in--valid", new.try_into()?, None)?;
    if let Some(error) = invalid.await.err().as_ref().and_then(ServiceError::of) {
        println!(
            "{} {:?} {:?}: {:?}",
            error.status, error.code, error.message, error.details
        );
    }

    // One attempt, and 30 seconds for all of it.
    let mut context = Context::new();
    context.insert(NoRetries);
    context.insert(Deadline::after(Duration::seconds(30)));
    let options = ClientMethodOptions { context };
    groups.get(group, Some(options.into())).await?;
    groups.begin_delete(group, None)?.await?;
    Ok(())
}
// ANCHOR_END: main
