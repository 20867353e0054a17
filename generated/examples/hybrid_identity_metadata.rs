//! Puts the hybrid identity metadata of a provisioned cluster and reads it back.
//!
//! By default it uses a Resource Manager in this process, so no account is needed:
//!
//! ```text
//! cargo run -p armsmith_azure --no-default-features --features hybrid_container_service --example hybrid_identity_metadata
//! ```
//!
//! With the feature `live` it signs in with the developer tools of this machine and calls Azure. It then reads the ID
//! of the connected cluster from `AZURE_CONNECTED_CLUSTER`.

use armsmith_azure::hybrid_container_service::v2024_01_01::{
    HybridContainerServiceClientOptions, UnscopedHybridContainerServiceClient,
    models::{HybridIdentityMetadata, HybridIdentityMetadataProperties},
};
use azure_core::Result;
#[cfg(not(feature = "live"))]
use serde_json::json;

#[cfg(not(feature = "live"))]
mod fake_arm;

/// Runs the example.
#[tokio::main]
pub async fn main() -> Result<()> {
    let (client, cluster) = connect().await?;
    let metadata = HybridIdentityMetadata::new(HybridIdentityMetadataProperties {
        resource_uid: Some("f8b82dff-38ef-4220-99ef-d3a3f86ddc6c".to_owned()),
        public_key: Some("8ec7d60c-9700-40b1-8e6e-e5b2f6f477f2".to_owned()),
        ..Default::default()
    });

    let client = client.hybrid_identity_metadata_client();
    println!("put the metadata");
    client.put(&cluster, metadata.try_into()?, None).await?;

    println!("read it back");
    let metadata = client.get(&cluster, None).await?.into_model()?;
    println!("  {}", metadata.id.as_deref().unwrap_or_default());
    println!(
        "  resource uid {}",
        metadata.resource_uid().unwrap_or_default()
    );
    Ok(())
}

#[cfg(not(feature = "live"))]
async fn connect() -> Result<(UnscopedHybridContainerServiceClient, String)> {
    let cluster = "subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/example/providers/\
                   Microsoft.Kubernetes/connectedClusters/cluster";
    let instance = "providers/Microsoft.HybridContainerService/provisionedClusterInstances/default";
    let existing = json!({"id": format!("/{cluster}/{instance}")});
    let azure = fake_arm::start(existing).await?;
    let options = HybridContainerServiceClientOptions {
        client_options: azure.client_options(),
        ..Default::default()
    };
    let client = UnscopedHybridContainerServiceClient::new(azure.credential(), Some(options))?;
    Ok((client, cluster.to_owned()))
}

#[cfg(feature = "live")]
async fn connect() -> Result<(UnscopedHybridContainerServiceClient, String)> {
    let cluster = std::env::var("AZURE_CONNECTED_CLUSTER").map_err(|_| {
        azure_core::Error::with_message(
            azure_core::error::ErrorKind::Other,
            "set AZURE_CONNECTED_CLUSTER to run live",
        )
    })?;
    let credential = azure_identity::DeveloperToolsCredential::new(None)?;
    let client = UnscopedHybridContainerServiceClient::new(
        credential,
        None::<HybridContainerServiceClientOptions>,
    )?;
    Ok((client, cluster))
}
