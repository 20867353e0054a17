//! The guide's example of sovereign clouds and of other endpoints.

use std::sync::Arc;

use crate::fake::FakeCredential;

// ANCHOR: sovereign
use armsmith_azure::managed_identity::v2024_11_30::ManagedServiceIdentityClientOptions;
use azure_core::cloud::CloudConfiguration;

fn for_government() -> ManagedServiceIdentityClientOptions {
    let mut options = ManagedServiceIdentityClientOptions::default();
    options.client_options.cloud = Some(Arc::new(CloudConfiguration::AzureGovernment));
    options
}
// ANCHOR_END: sovereign

// ANCHOR: custom
use armsmith_azure::ResourceManager;
use azure_core::cloud::CustomConfiguration;

fn for_a_private_cloud() -> ManagedServiceIdentityClientOptions {
    let mut cloud = CustomConfiguration::default();
    cloud.authority_host = "https://login.local.azurestack.external".to_owned();
    let audience = "https://management.local.azurestack.external".to_owned();
    cloud.audiences.insert::<ResourceManager>(audience);
    let mut options = ManagedServiceIdentityClientOptions::default();
    options.client_options.cloud = Some(Arc::new(cloud.into()));
    options
}
// ANCHOR_END: custom

// ANCHOR: endpoint
fn through_a_gateway() -> ManagedServiceIdentityClientOptions {
    ManagedServiceIdentityClientOptions {
        endpoint: Some("https://arm.gateway.example.com/azure".to_owned()),
        ..Default::default()
    }
}
// ANCHOR_END: endpoint

#[test]
fn the_cloud_decides_where_requests_go() -> azure_core::Result<()> {
    for (options, endpoint) in [
        (Default::default(), "https://management.azure.com/"),
        (for_government(), "https://management.usgovcloudapi.net/"),
        (
            for_a_private_cloud(),
            "https://management.local.azurestack.external/",
        ),
        (through_a_gateway(), "https://arm.gateway.example.com/azure"),
    ] {
        let client =
            armsmith_azure::managed_identity::v2024_11_30::ManagedServiceIdentityClient::new(
                "sub",
                Arc::new(FakeCredential),
                Some(options),
            )?;
        assert_eq!(client.endpoint().as_str(), endpoint);
    }
    Ok(())
}
