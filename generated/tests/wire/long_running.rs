//! Tests of long-running operations with the emitted clients. The state machine has its own tests.

use std::sync::Arc;

use armsmith_azure::{
    ServiceError,
    hybrid_container_service::v2024_01_01::models::{
        AgentPool, VirtualNetwork, VirtualNetworksPatch,
    },
};
use azure_core::http::poller::PollerStatus;
use futures::TryStreamExt;
use serde_json::{Value, json};

use super::support::{Arm, Reply, hybrid, hybrid_unscoped, json, nothing};

const CLUSTER: &str =
    "subscriptions/s/resourceGroups/g/providers/Microsoft.Kubernetes/connectedClusters/c";
const MONITOR: &str = "https://management.azure.com/operations/1?api-version=2024-01-01";
const NETWORK: &str = "/subscriptions/subid/resourceGroups/group/providers/Microsoft.HybridContainerService/virtualNetworks/network?api-version=2024-01-01";

fn begun(status: u16, body: Value) -> Reply {
    json(status, body)
        .header("azure-asyncoperation", MONITOR)
        .header("retry-after", "0")
}

fn status(state: &str) -> Reply {
    json(200, json!({ "status": state })).header("retry-after", "0")
}

async fn targets(arm: &Arm) -> Vec<String> {
    let requests = arm.requests().await;
    let target =
        |request: &super::support::Received| format!("{} {}", request.method, request.target());
    requests.iter().map(target).collect()
}

#[tokio::test]
async fn a_put_ends_with_the_resource() -> azure_core::Result<()> {
    let under_way = json!({ "properties": { "provisioningState": "Creating" } });
    let done = json!({ "name": "network", "properties": { "provisioningState": "Succeeded" } });
    let arm = Arm::returning([
        begun(201, under_way),
        status("Creating"),
        status("Succeeded"),
        json(200, done),
    ])
    .await;
    let network = VirtualNetwork {
        location: Some("westus".to_owned()),
        ..Default::default()
    };
    let network = hybrid(arm.options())
        .virtual_networks_client()
        .begin_create_or_update("group", "network", network.try_into()?, None)?
        .await?
        .into_model()?;
    assert_eq!(network.name.as_deref(), Some("network"));
    let get = "GET /operations/1?api-version=2024-01-01".to_owned();
    let expected = [
        format!("PUT {NETWORK}"),
        get.clone(),
        get,
        format!("GET {NETWORK}"),
    ];
    assert_eq!(targets(&arm).await, expected);
    Ok(())
}

#[tokio::test]
async fn a_put_without_links_is_followed_by_its_own_state() -> azure_core::Result<()> {
    let state = |state: &str| {
        let body = json!({ "name": "pool", "properties": { "provisioningState": state } });
        json(200, body).header("retry-after", "0")
    };
    let arm = Arm::returning([state("Accepted"), state("Updating"), state("Succeeded")]).await;
    let pool = hybrid_unscoped(arm.options())
        .agent_pool_client()
        .begin_create_or_update(CLUSTER, "pool", AgentPool::default().try_into()?, None)?
        .await?
        .into_model()?;
    assert_eq!(pool.name.as_deref(), Some("pool"));
    assert_eq!(
        arm.requests().await.len(),
        3,
        "the last response is the resource already"
    );
    Ok(())
}

#[tokio::test]
async fn a_patch_ends_with_the_resource() -> azure_core::Result<()> {
    let arm = Arm::returning([
        nothing(202)
            .header("azure-asyncoperation", MONITOR)
            .header("retry-after", "0"),
        status("Succeeded"),
        json(200, json!({ "name": "network" })),
    ])
    .await;
    let patch = VirtualNetworksPatch::default();
    let network = hybrid(arm.options())
        .virtual_networks_client()
        .begin_update("group", "network", patch.try_into()?, None)?
        .await?
        .into_model()?;
    assert_eq!(network.name.as_deref(), Some("network"));
    assert_eq!(arm.requests().await[0].method, "PATCH");
    Ok(())
}

#[tokio::test]
async fn a_post_ends_with_what_its_monitor_holds() -> azure_core::Result<()> {
    let result = json!({
        "status": "Succeeded",
        "properties": { "kubeconfigs": [{ "name": "admin", "value": "Y29uZmln" }] },
    });
    let arm = Arm::returning([
        nothing(202)
            .header("azure-asyncoperation", MONITOR)
            .header("retry-after", "0"),
        json(200, result),
    ])
    .await;
    let credentials = hybrid_unscoped(arm.options())
        .provisioned_cluster_instances_client()
        .begin_list_admin_kubeconfig(CLUSTER, None)?
        .await?
        .into_model()?;
    let kubeconfigs = credentials
        .properties
        .and_then(|properties| properties.kubeconfigs);
    let kubeconfigs = kubeconfigs.unwrap_or_default();
    assert_eq!(kubeconfigs.len(), 1);
    assert_eq!(kubeconfigs[0].name.as_deref(), Some("admin"));
    assert_eq!(arm.requests().await.len(), 2);
    Ok(())
}

#[tokio::test]
async fn a_failure_names_code_and_message() {
    let failure = json!({
        "status": "Failed",
        "error": { "code": "OutOfCapacity", "message": "no room for the pool" },
    });
    let arm = Arm::returning([begun(201, json!({})), json(200, failure)]).await;
    let pool = AgentPool::default().try_into().expect("a body");
    let poller = hybrid_unscoped(arm.options())
        .agent_pool_client()
        .begin_create_or_update(CLUSTER, "pool", pool, None);
    let error = poller
        .expect("nothing is sent yet")
        .await
        .expect_err("it failed");
    let error = ServiceError::of(&error).expect("a service error");
    assert_eq!(error.code.as_deref(), Some("OutOfCapacity"));
    assert_eq!(error.message.as_deref(), Some("no room for the pool"));
}

#[tokio::test]
async fn a_link_to_a_foreign_host_is_refused_before_anything_is_sent() {
    let arm = Arm::returning([
        nothing(202)
            .header("location", "https://evil.example/operations/1")
            .header("retry-after", "0"),
        nothing(204),
    ])
    .await;
    let poller = hybrid(arm.options())
        .virtual_networks_client()
        .begin_delete("group", "network", None)
        .expect("nothing is sent yet");
    let error = poller.await.expect_err("the link is refused");
    assert!(format!("{error:?}").contains("evil.example"), "{error:?}");
    assert_eq!(arm.requests().await.len(), 1);
}

#[tokio::test]
async fn the_states_on_the_way_can_be_watched() -> azure_core::Result<()> {
    let arm = Arm::returning([
        nothing(202)
            .header("azure-asyncoperation", MONITOR)
            .header("retry-after", "0"),
        status("Deleting"),
        status("Succeeded"),
    ])
    .await;
    let mut poller = hybrid(arm.options())
        .virtual_networks_client()
        .begin_delete("group", "network", None)?;
    let mut states = Vec::new();
    while let Some(response) = poller.try_next().await? {
        let state = response.into_model()?.poller_status();
        let is_end = state == PollerStatus::Succeeded;
        states.push(state);
        if is_end {
            break;
        }
    }
    let in_progress = PollerStatus::InProgress;
    assert_eq!(
        states,
        [in_progress.clone(), in_progress, PollerStatus::Succeeded]
    );
    poller.await?;
    Ok(())
}

#[tokio::test]
async fn an_operation_goes_on_in_another_process() -> azure_core::Result<()> {
    let arm = Arm::returning([
        begun(201, json!({})),
        status("Succeeded"),
        json(200, json!({ "name": "pool" })),
    ])
    .await;
    let client = Arc::new(hybrid_unscoped(arm.options()).agent_pool_client());
    let mut poller =
        client.begin_create_or_update(CLUSTER, "pool", AgentPool::default().try_into()?, None)?;
    let first = poller
        .try_next()
        .await?
        .expect("a first state")
        .into_model()?;
    let token = first.resume_token.expect("a token");
    drop(poller);

    let pool = client
        .resume_create_or_update(&token, None)?
        .await?
        .into_model()?;
    assert_eq!(pool.name.as_deref(), Some("pool"));
    let methods: Vec<_> = arm
        .requests()
        .await
        .into_iter()
        .map(|request| request.method)
        .collect();
    assert_eq!(methods, ["PUT", "GET", "GET"]);
    Ok(())
}
