//! Tests of request members that no example sets.

use armsmith_azure::managed_identity::{
    v2024_11_30::models::{
        Identity, IdentityUpdate, IsolationScope, UserAssignedIdentityProperties,
    },
    v2025_05_31_preview::models as preview,
};
use serde_json::{Value, json};

use super::support::{Arm, identity_2024, identity_2025, json};

async fn sent_with(scope: IsolationScope) -> azure_core::Result<(Value, Option<IsolationScope>)> {
    let reply = json!({ "properties": { "isolationScope": scope.as_ref() } });
    let arm = Arm::returning([json(200, reply)]).await;
    let identity = Identity {
        location: Some("eastus".to_owned()),
        properties: Some(UserAssignedIdentityProperties {
            isolation_scope: Some(scope),
            ..Default::default()
        }),
        ..Default::default()
    };
    let returned = identity_2024(arm.options())
        .user_assigned_identities_client()
        .create_or_update("group", "name", identity.try_into()?, None)
        .await?
        .into_model()?;
    let properties = returned.properties.unwrap_or_default();
    Ok((arm.request().await.json(), properties.isolation_scope))
}

fn with_scope(scope: &str) -> Value {
    json!({ "location": "eastus", "properties": { "isolationScope": scope } })
}

#[tokio::test]
async fn isolation_scope_none() -> azure_core::Result<()> {
    let (body, returned) = sent_with(IsolationScope::None).await?;
    assert_eq!(body, with_scope("None"));
    assert_eq!(returned, Some(IsolationScope::None));
    Ok(())
}

#[tokio::test]
async fn isolation_scope_regional() -> azure_core::Result<()> {
    let (body, returned) = sent_with(IsolationScope::Regional).await?;
    assert_eq!(body, with_scope("Regional"));
    assert_eq!(returned, Some(IsolationScope::Regional));
    Ok(())
}

#[tokio::test]
async fn isolation_scope_that_this_version_does_not_know() -> azure_core::Result<()> {
    let (body, returned) = sent_with(IsolationScope::UnknownValue("Zonal".into())).await?;
    assert_eq!(body, with_scope("Zonal"));
    assert_eq!(
        returned,
        Some(IsolationScope::UnknownValue("Zonal".to_owned()))
    );
    Ok(())
}

#[tokio::test]
async fn an_identity_that_was_read_is_sent_without_what_is_read_only() -> azure_core::Result<()> {
    let read: IdentityUpdate = serde_json::from_value(json!({
        "id": "/subscriptions/subid/resourcegroups/group/providers/Microsoft.ManagedIdentity/userAssignedIdentities/name",
        "name": "name",
        "type": "Microsoft.ManagedIdentity/userAssignedIdentities",
        "location": "eastus",
        "tags": { "key": "value" },
        "systemData": { "createdAt": "2024-01-01T00:00:00Z" },
        "properties": {
            "clientId": "4024ab25-56a8-4370-aea6-6389221caf29",
            "isolationScope": "Regional",
        },
    }))?;
    let arm = Arm::returning([json(200, json!({}))]).await;
    identity_2024(arm.options())
        .user_assigned_identities_client()
        .update("group", "name", read.try_into()?, None)
        .await?;
    let expected = json!({
        "location": "eastus",
        "tags": { "key": "value" },
        "properties": { "isolationScope": "Regional" },
    });
    assert_eq!(arm.request().await.json(), expected);
    Ok(())
}

#[tokio::test]
async fn assignment_restrictions() -> azure_core::Result<()> {
    let arm = Arm::returning([json(201, json!({}))]).await;
    let identity = preview::Identity {
        location: Some("eastus".to_owned()),
        properties: Some(preview::UserAssignedIdentityProperties {
            assignment_restrictions: Some(preview::AssignmentRestrictions {
                providers: Some(vec!["Microsoft.Compute/virtualMachines".to_owned()]),
            }),
            ..Default::default()
        }),
        ..Default::default()
    };
    identity_2025(arm.options())
        .user_assigned_identities_client()
        .create_or_update("group", "name", identity.try_into()?, None)
        .await?;
    let expected = json!({
        "location": "eastus",
        "properties": {
            "assignmentRestrictions": { "providers": ["Microsoft.Compute/virtualMachines"] },
        },
    });
    assert_eq!(arm.request().await.json(), expected);
    Ok(())
}

#[tokio::test]
async fn claims_matching_expression_in_place_of_subject() -> azure_core::Result<()> {
    let arm = Arm::returning([json(201, json!({}))]).await;
    let credential = preview::FederatedIdentityCredential {
        properties: Some(preview::FederatedIdentityCredentialProperties {
            issuer: Some("https://token.example".to_owned()),
            audiences: Some(vec!["api://AzureADTokenExchange".to_owned()]),
            claims_matching_expression: Some(preview::ClaimsMatchingExpression {
                value: Some("claims['sub'] matches 'repo:owner/name:*'".to_owned()),
                language_version: Some(1),
            }),
            ..Default::default()
        }),
        ..Default::default()
    };
    identity_2025(arm.options())
        .federated_identity_credentials_client()
        .create_or_update("group", "name", "credential", credential.try_into()?, None)
        .await?;
    let expected = json!({
        "properties": {
            "issuer": "https://token.example",
            "audiences": ["api://AzureADTokenExchange"],
            "claimsMatchingExpression": {
                "value": "claims['sub'] matches 'repo:owner/name:*'",
                "languageVersion": 1,
            },
        },
    });
    assert_eq!(arm.request().await.json(), expected);
    Ok(())
}
