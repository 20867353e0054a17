//! Tests of both success codes of every PUT operation.

use armsmith_azure::{
    hybrid_container_service::v2024_01_01::models as hybrid_models,
    managed_identity::{v2023_01_31, v2024_11_30, v2025_05_31_preview},
};
use serde_json::{Value, json};

use super::support::{
    Arm, Reply, hybrid, hybrid_unscoped, identity_2023, identity_2024, identity_2025, json,
};

const CLUSTER: &str =
    "subscriptions/s/resourceGroups/g/providers/Microsoft.Kubernetes/connectedClusters/c";
const LOCATION: &str =
    "subscriptions/s/resourceGroups/g/providers/Microsoft.ExtendedLocation/customLocations/l";

fn named(status: u16) -> Reply {
    json(status, resource(&format!("put with {status}")))
}

fn resource(name: &str) -> Value {
    json!({ "name": name })
}

/// A call that completes at once: each status code must be returned with the resource.
macro_rules! put {
    ($name:ident, $client:ident, $model:ty, |$root:ident, $body:ident| $call:expr) => {
        #[tokio::test]
        async fn $name() -> azure_core::Result<()> {
            for status in [200, 201] {
                let arm = Arm::returning([named(status)]).await;
                let $root = $client(arm.options());
                let $body = <$model>::default().try_into()?;
                let response = $call?;
                assert_eq!(u16::from(response.status()), status);
                let name = response.into_model()?.name;
                assert_eq!(name, Some(format!("put with {status}")));
                assert_eq!(arm.request().await.method, "PUT");
            }
            Ok(())
        }
    };
}

/// A long-running operation: it must end with the resource for each status code of the first response.
macro_rules! begin_put {
    ($name:ident, $client:ident, $model:ty, |$root:ident, $body:ident| $call:expr) => {
        #[tokio::test]
        async fn $name() -> azure_core::Result<()> {
            for status in [200, 201] {
                let under_way = json!({ "properties": { "provisioningState": "Accepted" } });
                let arm = Arm::returning([
                    json(status, under_way)
                        .header(
                            "azure-asyncoperation",
                            "https://management.azure.com/operations/1",
                        )
                        .header("retry-after", "0"),
                    json(200, json!({ "status": "Succeeded" })),
                    json(200, resource("put")),
                ])
                .await;
                let $root = $client(arm.options());
                let $body = <$model>::default().try_into()?;
                let response = $call?.await?;
                assert_eq!(response.into_model()?.name.as_deref(), Some("put"));
                let requests = arm.requests().await;
                let [first, monitor, last] = &requests[..] else {
                    panic!("{requests:?}");
                };
                assert_eq!(first.method, "PUT");
                assert_eq!((monitor.method.as_str(), monitor.path.as_str()), ("GET", "/operations/1"));
                assert_eq!((last.method.as_str(), last.target()), ("GET", first.target()));
            }
            Ok(())
        }
    };
}

put!(
    identity_2023_01_31,
    identity_2023,
    v2023_01_31::models::Identity,
    |root, body| {
        root.user_assigned_identities_client()
            .create_or_update("group", "name", body, None)
            .await
    }
);
put!(
    identity_2024_11_30,
    identity_2024,
    v2024_11_30::models::Identity,
    |root, body| {
        root.user_assigned_identities_client()
            .create_or_update("group", "name", body, None)
            .await
    }
);
put!(
    identity_2025_05_31,
    identity_2025,
    v2025_05_31_preview::models::Identity,
    |root, body| {
        root.user_assigned_identities_client()
            .create_or_update("group", "name", body, None)
            .await
    }
);
put!(
    credential_2023_01_31,
    identity_2023,
    v2023_01_31::models::FederatedIdentityCredential,
    |root, body| {
        root.federated_identity_credentials_client()
            .create_or_update("group", "name", "credential", body, None)
            .await
    }
);
put!(
    credential_2024_11_30,
    identity_2024,
    v2024_11_30::models::FederatedIdentityCredential,
    |root, body| {
        root.federated_identity_credentials_client()
            .create_or_update("group", "name", "credential", body, None)
            .await
    }
);
put!(
    credential_2025_05_31,
    identity_2025,
    v2025_05_31_preview::models::FederatedIdentityCredential,
    |root, body| {
        root.federated_identity_credentials_client()
            .create_or_update("group", "name", "credential", body, None)
            .await
    }
);
put!(
    hybrid_identity_metadata,
    hybrid_unscoped,
    hybrid_models::HybridIdentityMetadata,
    |root, body| root
        .hybrid_identity_metadata_client()
        .put(CLUSTER, body, None)
        .await
);
begin_put!(
    provisioned_cluster_instance,
    hybrid_unscoped,
    hybrid_models::ProvisionedCluster,
    |root, body| {
        root.provisioned_cluster_instances_client()
            .begin_create_or_update(CLUSTER, body, None)
    }
);
begin_put!(
    agent_pool,
    hybrid_unscoped,
    hybrid_models::AgentPool,
    |root, body| {
        root.agent_pool_client()
            .begin_create_or_update(CLUSTER, "pool", body, None)
    }
);
begin_put!(
    kubernetes_versions,
    hybrid_unscoped,
    hybrid_models::KubernetesVersionProfile,
    |root, body| root.begin_put_kubernetes_versions(LOCATION, body, None)
);
begin_put!(
    vm_skus,
    hybrid_unscoped,
    hybrid_models::VmSkuProfile,
    |root, body| { root.begin_put_vm_skus(LOCATION, body, None) }
);
begin_put!(
    virtual_network,
    hybrid,
    hybrid_models::VirtualNetwork,
    |root, body| {
        root.virtual_networks_client()
            .begin_create_or_update("group", "network", body, None)
    }
);
