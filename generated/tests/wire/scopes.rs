//! Tests of operations without a subscription, on clients without one.

use armsmith_azure::authorization::v2022_04_01::RoleAssignmentsClient;
use futures::TryStreamExt;
use serde_json::json;

use super::support::{
    Arm, authorization, authorization_unscoped, hybrid_unscoped, identity_2024, json,
    unscoped_2023, unscoped_2024, unscoped_2025,
};

/// Scopes of one and several segments, with and without a leading slash.
const SCOPES: [(&str, &str); 5] = [
    ("scope", "/scope"),
    ("/scope", "/scope"),
    ("subscriptions/s", "/subscriptions/s"),
    (
        "/subscriptions/s/resourceGroups/a group/providers/Microsoft.Web/sites/é",
        "/subscriptions/s/resourceGroups/a%20group/providers/Microsoft.Web/sites/%C3%A9",
    ),
    (
        "subscriptions/s/resourceGroups/g/providers/Microsoft.Web/sites/x?y#z",
        "/subscriptions/s/resourceGroups/g/providers/Microsoft.Web/sites/x%3Fy%23z",
    ),
];

macro_rules! identity_of_scope {
    ($name:ident, $unscoped:ident, $version:literal) => {
        #[tokio::test]
        async fn $name() -> azure_core::Result<()> {
            for (scope, path) in SCOPES {
                let arm = Arm::returning([json(200, json!({ "name": "default" }))]).await;
                let identity = $unscoped(arm.options())
                    .system_assigned_identities_client()
                    .get_by_scope(scope, None)
                    .await?
                    .into_model()?;
                assert_eq!(identity.name.as_deref(), Some("default"));
                let expected = format!(
                    "{path}/providers/Microsoft.ManagedIdentity/identities/default?api-version={}",
                    $version
                );
                assert_eq!(arm.request().await.target(), expected);
            }
            Ok(())
        }
    };
}

identity_of_scope!(identity_of_scope_2023_01_31, unscoped_2023, "2023-01-31");
identity_of_scope!(identity_of_scope_2024_11_30, unscoped_2024, "2024-11-30");
identity_of_scope!(
    identity_of_scope_2025_05_31,
    unscoped_2025,
    "2025-05-31-preview"
);

macro_rules! operations {
    ($name:ident, $unscoped:ident, $target:literal) => {
        #[tokio::test]
        async fn $name() -> azure_core::Result<()> {
            let page = json!({ "value": [{ "name": "one" }, { "name": "two" }] });
            let arm = Arm::returning([json(200, page)]).await;
            let operations = $unscoped(arm.options()).operations_client().list(None)?;
            let operations: Vec<_> = operations.try_collect().await?;
            let names: Vec<_> = operations.iter().map(|operation| operation.name.as_deref()).collect();
            assert_eq!(names, [Some("one"), Some("two")]);
            assert_eq!(arm.request().await.target(), $target);
            Ok(())
        }
    };
}

operations!(
    operations_2023_01_31,
    unscoped_2023,
    "/providers/Microsoft.ManagedIdentity/operations?api-version=2023-01-31"
);
operations!(
    operations_2024_11_30,
    unscoped_2024,
    "/providers/Microsoft.ManagedIdentity/operations?api-version=2024-11-30"
);
operations!(
    operations_2025_05_31,
    unscoped_2025,
    "/providers/Microsoft.ManagedIdentity/operations?api-version=2025-05-31-preview"
);
operations!(
    operations_of_hybrid_containers,
    hybrid_unscoped,
    "/providers/Microsoft.HybridContainerService/operations?api-version=2024-01-01"
);

#[tokio::test]
async fn a_connected_cluster_is_a_scope() -> azure_core::Result<()> {
    for (scope, path) in SCOPES {
        let arm = Arm::returning([json(200, json!({ "name": "default" }))]).await;
        hybrid_unscoped(arm.options())
            .provisioned_cluster_instances_client()
            .get(scope, None)
            .await?;
        let expected = format!(
            "{path}/providers/Microsoft.HybridContainerService/provisionedClusterInstances/default?api-version=2024-01-01"
        );
        assert_eq!(arm.request().await.target(), expected);
    }
    Ok(())
}

#[tokio::test]
async fn a_scope_that_climbs_out_of_its_path_is_refused() {
    for scope in ["", "//", "a/../b", "..", "a/./b", "a//b", "a/"] {
        let arm = Arm::returning([]).await;
        let refused = unscoped_2024(arm.options())
            .system_assigned_identities_client()
            .get_by_scope(scope, None)
            .await;
        let error = refused.expect_err(scope).to_string();
        assert!(error.contains("scope"), "{error}");
        assert!(arm.requests().await.is_empty(), "{scope}");
    }
}

#[tokio::test]
async fn a_client_with_a_subscription_and_one_without_share_their_connection()
-> azure_core::Result<()> {
    let arm = Arm::returning([json(200, json!({})), json(200, json!({}))]).await;
    let unscoped = unscoped_2024(arm.options());
    let scoped = unscoped.scoped_client("mine");
    scoped
        .user_assigned_identities_client()
        .get("group", "name", None)
        .await?;
    scoped
        .unscoped_client()
        .system_assigned_identities_client()
        .get_by_scope("providers/Zoo.Keeper/animals/leo", None)
        .await?;
    let paths: Vec<_> = arm.requests().await.into_iter().map(|it| it.path).collect();
    assert_eq!(
        paths,
        [
            "/subscriptions/mine/resourceGroups/group/providers/Microsoft.ManagedIdentity/userAssignedIdentities/name",
            "/providers/Zoo.Keeper/animals/leo/providers/Microsoft.ManagedIdentity/identities/default",
        ]
    );
    Ok(())
}

async fn name_of<S>(assignments: &RoleAssignmentsClient<S>) -> azure_core::Result<Option<String>> {
    let assignment = assignments.get("subscriptions/other", "one", None).await?;
    Ok(assignment.into_model()?.name)
}

#[tokio::test]
async fn operations_without_a_subscription_are_the_same_on_both_clients_of_a_group()
-> azure_core::Result<()> {
    let named = || json(200, json!({ "name": "one" }));
    let arm = Arm::returning([named(), named(), json(200, json!({ "value": [] }))]).await;
    let scoped = authorization(arm.options());
    let unscoped = authorization_unscoped(arm.options());
    let name = name_of(&scoped.role_assignments_client()).await?;
    assert_eq!(name.as_deref(), Some("one"));
    let name = name_of(&unscoped.role_assignments_client()).await?;
    assert_eq!(name.as_deref(), Some("one"));
    let all = scoped
        .role_assignments_client()
        .list_for_subscription(None)?;
    assert_eq!(all.try_collect::<Vec<_>>().await?, []);

    let paths: Vec<_> = arm.requests().await.into_iter().map(|it| it.path).collect();
    let one = "/subscriptions/other/providers/Microsoft.Authorization/roleAssignments/one";
    let all = "/subscriptions/subid/providers/Microsoft.Authorization/roleAssignments";
    assert_eq!(paths, [one, one, all]);
    Ok(())
}

#[tokio::test]
async fn a_client_can_be_had_for_another_subscription() -> azure_core::Result<()> {
    let arm = Arm::returning([json(200, json!({}))]).await;
    let client = identity_2024(arm.options()).with_subscription_id("other");
    client
        .user_assigned_identities_client()
        .get("group", "name", None)
        .await?;
    let path = arm.request().await.path;
    assert!(
        path.starts_with("/subscriptions/other/resourceGroups/group/"),
        "{path}"
    );
    Ok(())
}
