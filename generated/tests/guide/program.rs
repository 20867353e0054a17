//! The guide's whole program, which is compiled only: it calls Azure.
#![expect(dead_code, reason = "a program has a `main` of its own")]

// ANCHOR: program
use armsmith_azure::managed_identity::{ManagedServiceIdentityClient, models::Identity};
use azure_identity::DeveloperToolsCredential;

#[tokio::main]
async fn main() -> azure_core::Result<()> {
    let credential = DeveloperToolsCredential::new(None)?;
    let client = ManagedServiceIdentityClient::new("<subscription id>", credential, None)?;
    let identities = client.user_assigned_identities_client();
    let identity = Identity::new("westeurope").try_into()?;
    let response = identities
        .create_or_update("my-group", "my-identity", identity, None)
        .await?;
    println!("{}", response.into_model()?.id.unwrap_or_default());
    Ok(())
}
// ANCHOR_END: program
