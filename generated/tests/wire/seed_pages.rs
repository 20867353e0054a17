//! Tests of the operations on three pages of the reference, byte by byte.

use std::collections::BTreeMap;

use armsmith_azure::{
    hybrid_container_service::v2024_01_01::models::{
        HybridIdentityMetadata, HybridIdentityMetadataProperties,
    },
    managed_identity::{v2023_01_31, v2024_11_30},
};
use serde_json::{Value, json};

use super::support::{Raw, hybrid_unscoped, identity_2023, identity_2024};

fn tags() -> BTreeMap<String, String> {
    [("key1", "value1"), ("key2", "value2")]
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .into()
}

fn body(raw: &Raw) -> Value {
    serde_json::from_str(&raw.body()).expect("the body is JSON")
}

const IDENTITY: &str = "/subscriptions/subid/resourcegroups/rgName/providers/Microsoft.ManagedIdentity/userAssignedIdentities/identityName";

#[tokio::test]
async fn user_assigned_identities_create_or_update_2023_01_31() -> azure_core::Result<()> {
    let reply = json!({
        "id": IDENTITY,
        "location": "eastus",
        "name": "identityName",
        "properties": {
            "clientId": "4024ab25-56a8-4370-aea6-6389221caf29",
            "principalId": "25cc773c-7f05-40fc-a104-32d2300754ad",
            "tenantId": "b6c948ef-f6b5-4384-8354-da3a15eca969"
        },
        "tags": { "key1": "value1", "key2": "value2" },
        "type": "Microsoft.ManagedIdentity/userAssignedIdentities"
    });
    let raw = Raw::saying_json(&reply.to_string()).await;
    let parameters = v2023_01_31::models::Identity {
        location: Some("eastus".to_owned()),
        tags: Some(tags()),
        ..Default::default()
    };
    let identity = identity_2023(raw.options())
        .user_assigned_identities_client()
        .create_or_update("rgName", "resourceName", parameters.try_into()?, None)
        .await?
        .into_model()?;

    assert_eq!(
        raw.request_line(),
        "PUT /subscriptions/subid/resourceGroups/rgName/providers/Microsoft.ManagedIdentity/userAssignedIdentities/resourceName?api-version=2023-01-31 HTTP/1.1"
    );
    // The page has no body, so this is the body of the specification's example.
    let expected = json!({ "location": "eastus", "tags": { "key1": "value1", "key2": "value2" } });
    assert_eq!(body(&raw), expected);

    assert_eq!(identity.id.as_deref(), Some(IDENTITY));
    assert_eq!(identity.location.as_deref(), Some("eastus"));
    assert_eq!(identity.name.as_deref(), Some("identityName"));
    assert_eq!(identity.tags, Some(tags()));
    assert_eq!(
        identity.r#type.as_deref(),
        Some("Microsoft.ManagedIdentity/userAssignedIdentities")
    );
    assert_eq!(identity.system_data, None);
    let properties = identity.properties.expect("properties");
    assert_eq!(
        properties.client_id.as_deref(),
        Some("4024ab25-56a8-4370-aea6-6389221caf29")
    );
    assert_eq!(
        properties.principal_id.as_deref(),
        Some("25cc773c-7f05-40fc-a104-32d2300754ad")
    );
    assert_eq!(
        properties.tenant_id.as_deref(),
        Some("b6c948ef-f6b5-4384-8354-da3a15eca969")
    );
    Ok(())
}

#[tokio::test]
async fn user_assigned_identities_create_or_update_2024_11_30() -> azure_core::Result<()> {
    let reply = json!({
        "id": IDENTITY,
        "location": "eastus",
        "name": "identityName",
        "properties": {
            "clientId": "4024ab25-56a8-4370-aea6-6389221caf29",
            "principalId": "25cc773c-7f05-40fc-a104-32d2300754ad",
            "tenantId": "b6c948ef-f6b5-4384-8354-da3a15eca969",
            "isolationScope": "None"
        },
        "tags": { "key1": "value1", "key2": "value2" },
        "type": "Microsoft.ManagedIdentity/userAssignedIdentities"
    });
    let raw = Raw::saying_json(&reply.to_string()).await;
    let parameters = v2024_11_30::models::Identity {
        location: Some("eastus".to_owned()),
        tags: Some(tags()),
        ..Default::default()
    };
    let identity = identity_2024(raw.options())
        .user_assigned_identities_client()
        .create_or_update("rgName", "resourceName", parameters.try_into()?, None)
        .await?
        .into_model()?;

    assert_eq!(
        raw.request_line(),
        "PUT /subscriptions/subid/resourceGroups/rgName/providers/Microsoft.ManagedIdentity/userAssignedIdentities/resourceName?api-version=2024-11-30 HTTP/1.1"
    );
    let expected = json!({ "location": "eastus", "tags": { "key1": "value1", "key2": "value2" } });
    assert_eq!(body(&raw), expected);

    assert_eq!(identity.id.as_deref(), Some(IDENTITY));
    assert_eq!(identity.location.as_deref(), Some("eastus"));
    assert_eq!(identity.name.as_deref(), Some("identityName"));
    assert_eq!(identity.tags, Some(tags()));
    assert_eq!(
        identity.r#type.as_deref(),
        Some("Microsoft.ManagedIdentity/userAssignedIdentities")
    );
    assert_eq!(identity.system_data, None);
    let properties = identity.properties.expect("properties");
    assert_eq!(
        properties.client_id.as_deref(),
        Some("4024ab25-56a8-4370-aea6-6389221caf29")
    );
    assert_eq!(
        properties.principal_id.as_deref(),
        Some("25cc773c-7f05-40fc-a104-32d2300754ad")
    );
    assert_eq!(
        properties.tenant_id.as_deref(),
        Some("b6c948ef-f6b5-4384-8354-da3a15eca969")
    );
    assert_eq!(
        properties.isolation_scope,
        Some(v2024_11_30::models::IsolationScope::None)
    );
    Ok(())
}

const CLUSTER: &str = "subscriptions/fd3c3665-1729-4b7b-9a38-238e83b0f98b/resourceGroups/testrg/providers/Microsoft.Kubernetes/connectedClusters/test-hybridakscluster";

#[tokio::test]
async fn hybrid_identity_metadata_put_2024_01_01() -> azure_core::Result<()> {
    let id = format!(
        "/{CLUSTER}/providers/Microsoft.HybridContainerService/provisionedClusterInstances/default/hybridIdentityMetadata/default"
    );
    let reply = json!({
        "id": id,
        "name": "default",
        "type": "Microsoft.HybridContainerService/provisionedClusterInstances/hybridIdentityMetadata",
        "properties": {
            "resourceUid": "f8b82dff-38ef-4220-99ef-d3a3f86ddc6c",
            "publicKey": "8ec7d60c-9700-40b1-8e6e-e5b2f6f477f2"
        }
    });
    let raw = Raw::saying_json(&reply.to_string()).await;
    let parameters = HybridIdentityMetadata {
        properties: Some(HybridIdentityMetadataProperties {
            resource_uid: Some("f8b82dff-38ef-4220-99ef-d3a3f86ddc6c".to_owned()),
            public_key: Some("8ec7d60c-9700-40b1-8e6e-e5b2f6f477f2".to_owned()),
            ..Default::default()
        }),
        ..Default::default()
    };
    let metadata = hybrid_unscoped(raw.options())
        .hybrid_identity_metadata_client()
        .put(CLUSTER, parameters.try_into()?, None)
        .await?
        .into_model()?;

    assert_eq!(
        raw.request_line(),
        "PUT /subscriptions/fd3c3665-1729-4b7b-9a38-238e83b0f98b/resourceGroups/testrg/providers/Microsoft.Kubernetes/connectedClusters/test-hybridakscluster/providers/Microsoft.HybridContainerService/provisionedClusterInstances/default/hybridIdentityMetadata/default?api-version=2024-01-01 HTTP/1.1"
    );
    let expected = json!({
        "properties": {
            "resourceUid": "f8b82dff-38ef-4220-99ef-d3a3f86ddc6c",
            "publicKey": "8ec7d60c-9700-40b1-8e6e-e5b2f6f477f2"
        }
    });
    assert_eq!(body(&raw), expected);

    assert_eq!(metadata.id.as_deref(), Some(id.as_str()));
    assert_eq!(metadata.name.as_deref(), Some("default"));
    assert_eq!(
        metadata.r#type.as_deref(),
        Some("Microsoft.HybridContainerService/provisionedClusterInstances/hybridIdentityMetadata")
    );
    assert_eq!(metadata.system_data, None);
    let properties = metadata.properties.expect("properties");
    assert_eq!(
        properties.resource_uid.as_deref(),
        Some("f8b82dff-38ef-4220-99ef-d3a3f86ddc6c")
    );
    assert_eq!(
        properties.public_key.as_deref(),
        Some("8ec7d60c-9700-40b1-8e6e-e5b2f6f477f2")
    );
    assert_eq!(properties.provisioning_state, None);
    Ok(())
}
