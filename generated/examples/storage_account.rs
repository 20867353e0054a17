//! Creates a storage account, reads its keys, and creates a shared access signature (SAS) for its blobs.
//!
//! ```text
//! cargo run -p armsmith_azure --no-default-features --features storage --example storage_account
//! ```
//!
//! It needs no Azure account. With the feature `live`, it calls Azure: see `examples/account/mod.rs`.

use armsmith_azure::storage::StorageManagementClient;
use armsmith_azure::storage::models::{
    AccountSasParameters, Kind, MinimumTlsVersion, Permissions, Services, SignedResourceTypes, Sku,
    SkuName, StorageAccountCreateParameters, StorageAccountPropertiesCreateParameters,
};
use azure_core::Result;
use azure_core::time::{Duration, OffsetDateTime};
use futures::TryStreamExt;

mod account;
use account::Account;

const NAME: &str = "armsmithexample";

/// Runs the example.
#[tokio::main]
pub async fn main() -> Result<()> {
    let account = Account::open().await?;
    let (subscription, group) = (&account.subscription, &account.group);
    let credential = account.credential.clone();
    let client = StorageManagementClient::new(subscription, credential, account.options())?;
    let accounts = client.storage_accounts_client();

    let sku = Sku::new(SkuName::StandardLrs);
    let account = StorageAccountCreateParameters {
        properties: Some(StorageAccountPropertiesCreateParameters {
            minimum_tls_version: Some(MinimumTlsVersion::Tls1_2),
            allow_blob_public_access: Some(false),
            ..Default::default()
        }),
        ..StorageAccountCreateParameters::new(sku, Kind::StorageV2, "westeurope")
    };
    let poller = accounts.begin_create(group, NAME, account.try_into()?, None)?;
    println!("created {:?}", poller.await?.into_model()?);

    // Whoever has a key has full access. `Debug` does not show it.
    let keys = accounts.list_keys(group, NAME, None).await?.into_model()?;
    println!("{keys:?}");

    let (services, types) = (Services::B, SignedResourceTypes::O);
    let expiry = OffsetDateTime::now_utc() + Duration::hours(1);
    let sas = AccountSasParameters::new(services, types, Permissions::R, expiry);
    let response = accounts.list_account_sas(group, NAME, sas.try_into()?, None);
    let sas = response.await?.into_model()?.account_sas_token;
    println!("a SAS of {} characters", sas.unwrap_or_default().len());

    let mut list = accounts.list_by_resource_group(group, None)?;
    while let Some(account) = list.try_next().await? {
        println!("{account:?}");
    }
    accounts.delete(group, NAME, None).await?;
    Ok(())
}
