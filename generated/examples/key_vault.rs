//! Creates a key vault, and lets a principal read its secrets by an access policy.
//!
//! ```text
//! cargo run -p armsmith_azure --no-default-features --features key_vault --example key_vault
//! ```
//!
//! It needs no Azure account. With the feature `live`, it calls Azure: see `examples/account/mod.rs`.

use armsmith_azure::key_vault::KeyVaultManagementClient;
use armsmith_azure::key_vault::models::{
    AccessPolicyEntry, AccessPolicyUpdateKind, Permissions, SecretPermissions, Sku, SkuName,
    VaultAccessPolicyParameters, VaultAccessPolicyProperties, VaultCreateOrUpdateParameters,
    VaultProperties,
};
use azure_core::Result;

mod account;
use account::Account;

const NAME: &str = "armsmith-example";

/// Runs the example.
#[tokio::main]
pub async fn main() -> Result<()> {
    let account = Account::open().await?;
    let (subscription, group, tenant) = (&account.subscription, &account.group, &account.tenant);
    let credential = account.credential.clone();
    let client = KeyVaultManagementClient::new(subscription, credential, account.options())?;
    let vaults = client.vaults_client();

    let properties = VaultProperties {
        access_policies: Some(Vec::new()),
        soft_delete_retention_in_days: Some(7),
        ..VaultProperties::new(tenant, Sku::new(SkuName::Standard))
    };
    let vault = VaultCreateOrUpdateParameters::new("westeurope", properties);
    let vault = vaults
        .begin_create_or_update(group, NAME, vault.try_into()?, None)?
        .await?
        .into_model()?;
    println!("created {vault:?}");

    // This adds a policy. The vault keeps its other policies.
    let permissions = Permissions {
        secrets: Some(vec![SecretPermissions::Get, SecretPermissions::List]),
        ..Default::default()
    };
    let policy = AccessPolicyEntry::new(tenant, &account.principal, permissions);
    let policies = VaultAccessPolicyProperties::new(vec![policy]);
    let parameters = VaultAccessPolicyParameters::new(policies);
    vaults
        .update_access_policy(
            group,
            NAME,
            &AccessPolicyUpdateKind::Add,
            parameters.try_into()?,
            None,
        )
        .await?;

    let vault = vaults.get(group, NAME, None).await?.into_model()?;
    println!(
        "secrets are at {:?}",
        vault.properties.and_then(|it| it.vault_uri)
    );
    vaults.delete(group, NAME, None).await?;
    Ok(())
}
