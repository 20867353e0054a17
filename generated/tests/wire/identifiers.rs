//! Tests of IDs in the forms that the service returns.

use armsmith_azure::{
    ResourceId,
    managed_identity::v2025_05_31_preview::models::{Identity, UserAssignedIdentityProperties},
};
use serde_json::json;

use super::support::{Arm, identity_2025, json};

/// The three are of the definition `Azure.Core.uuid`, whose name has dots.
const IDS: [&str; 3] = [
    "4024ab25-56a8-4370-aea6-6389221caf29",
    "25CC773C-7F05-40FC-A104-32D2300754AD",
    "not an id at all",
];

#[tokio::test]
async fn ids_of_a_definition_with_dots_are_text_as_it_came() -> azure_core::Result<()> {
    let [client_id, principal_id, tenant_id] = IDS;
    let reply = json!({ "properties": {
        "clientId": client_id, "principalId": principal_id, "tenantId": tenant_id,
    } });
    let arm = Arm::returning([json(200, reply.clone())]).await;
    let identity = identity_2025(arm.options())
        .user_assigned_identities_client()
        .get("group", "name", None)
        .await?
        .into_model()?;
    let properties = identity.properties.clone().unwrap_or_default();
    assert_eq!(properties.client_id.as_deref(), Some(client_id));
    assert_eq!(properties.principal_id.as_deref(), Some(principal_id));
    assert_eq!(properties.tenant_id.as_deref(), Some(tenant_id));
    assert_eq!(serde_json::to_value(&identity)?, reply);
    Ok(())
}

#[tokio::test]
async fn ids_of_a_definition_with_dots_are_not_sent_where_they_are_read_only()
-> azure_core::Result<()> {
    let arm = Arm::returning([json(200, json!({}))]).await;
    let identity = Identity {
        location: Some("eastus".to_owned()),
        properties: Some(UserAssignedIdentityProperties {
            client_id: Some(IDS[0].to_owned()),
            ..Default::default()
        }),
        ..Default::default()
    };
    identity_2025(arm.options())
        .user_assigned_identities_client()
        .create_or_update("group", "name", identity.try_into()?, None)
        .await?;
    let expected = json!({ "location": "eastus", "properties": {} });
    assert_eq!(arm.request().await.json(), expected);
    Ok(())
}

#[tokio::test]
async fn an_id_that_comes_back_in_other_letters_is_the_same_resource()
-> Result<(), Box<dyn std::error::Error>> {
    let came = "/subscriptions/subid/resourcegroups/rgName/providers/Microsoft.ManagedIdentity/userAssignedIdentities/name";
    let meant = "/subscriptions/subid/resourceGroups/rgName/providers/Microsoft.ManagedIdentity/userAssignedIdentities/name";
    let arm = Arm::returning([json(200, json!({ "id": came }))]).await;
    let identity = identity_2025(arm.options())
        .user_assigned_identities_client()
        .get("rgName", "name", None)
        .await?
        .into_model()?;
    let id = identity.id.expect("an id");
    assert_eq!(id, came, "the text stays as it came");
    let id: ResourceId = id.parse()?;
    assert_eq!(id, meant.parse()?);
    assert_eq!(id.resource_group(), Some("rgName"));
    assert_eq!(id.to_string(), came);
    Ok(())
}
