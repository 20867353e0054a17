//! Tests of both success codes of every operation that deletes.

use super::support::{
    Arm, hybrid, hybrid_unscoped, identity_2023, identity_2024, identity_2025, json, nothing,
};
use serde_json::json;

const CLUSTER: &str =
    "subscriptions/s/resourceGroups/g/providers/Microsoft.Kubernetes/connectedClusters/c";
const LOCATION: &str =
    "subscriptions/s/resourceGroups/g/providers/Microsoft.ExtendedLocation/customLocations/l";

/// A call that completes at once.
macro_rules! delete {
    ($name:ident, $client:ident, |$root:ident| $call:expr) => {
        #[tokio::test]
        async fn $name() -> azure_core::Result<()> {
            for status in [200, 204] {
                let arm = Arm::returning([nothing(status)]).await;
                let $root = $client(arm.options());
                let response = $call?;
                assert_eq!(u16::from(response.status()), status);
                assert_eq!(arm.request().await.method, "DELETE");
            }
            Ok(())
        }
    };
}

/// A long-running operation, which completes at once if there was nothing to delete.
macro_rules! begin_delete {
    ($name:ident, $client:ident, |$root:ident| $call:expr) => {
        #[tokio::test]
        async fn $name() -> azure_core::Result<()> {
            let arm = Arm::returning([nothing(204)]).await;
            let $root = $client(arm.options());
            $call?.await?;
            assert_eq!(arm.request().await.method, "DELETE");

            let arm = Arm::returning([
                nothing(202)
                    .header(
                        "azure-asyncoperation",
                        "https://management.azure.com/operations/1",
                    )
                    .header("retry-after", "0"),
                json(200, json!({ "status": "Deleting" })).header("retry-after", "0"),
                json(200, json!({ "status": "Succeeded" })),
            ])
            .await;
            let $root = $client(arm.options());
            $call?.await?;
            let requests = arm.requests().await;
            let methods: Vec<_> = requests.iter().map(|request| request.method.as_str()).collect();
            assert_eq!(methods, ["DELETE", "GET", "GET"]);
            Ok(())
        }
    };
}

delete!(identity_2023_01_31, identity_2023, |root| {
    root.user_assigned_identities_client()
        .delete("group", "name", None)
        .await
});
delete!(identity_2024_11_30, identity_2024, |root| {
    root.user_assigned_identities_client()
        .delete("group", "name", None)
        .await
});
delete!(identity_2025_05_31, identity_2025, |root| {
    root.user_assigned_identities_client()
        .delete("group", "name", None)
        .await
});
delete!(credential_2023_01_31, identity_2023, |root| {
    root.federated_identity_credentials_client()
        .delete("group", "name", "credential", None)
        .await
});
delete!(credential_2024_11_30, identity_2024, |root| {
    root.federated_identity_credentials_client()
        .delete("group", "name", "credential", None)
        .await
});
delete!(credential_2025_05_31, identity_2025, |root| {
    root.federated_identity_credentials_client()
        .delete("group", "name", "credential", None)
        .await
});
begin_delete!(provisioned_cluster_instance, hybrid_unscoped, |root| {
    root.provisioned_cluster_instances_client()
        .begin_delete(CLUSTER, None)
});
begin_delete!(hybrid_identity_metadata, hybrid_unscoped, |root| {
    root.hybrid_identity_metadata_client()
        .begin_delete(CLUSTER, None)
});
begin_delete!(agent_pool, hybrid_unscoped, |root| {
    root.agent_pool_client().begin_delete(CLUSTER, "pool", None)
});
begin_delete!(kubernetes_versions, hybrid_unscoped, |root| {
    root.begin_delete_kubernetes_versions(LOCATION, None)
});
begin_delete!(vm_skus, hybrid_unscoped, |root| {
    root.begin_delete_vm_skus(LOCATION, None)
});
begin_delete!(virtual_network, hybrid, |root| {
    root.virtual_networks_client()
        .begin_delete("group", "network", None)
});
