//! Starts with an empty subscription: creates a resource group, a managed identity in it, and a role assignment for the
//! identity on the group; lists each; and deletes them.
//!
//! It uses a Resource Manager in this process, so no account is needed:
//!
//! ```text
//! cargo run -p armsmith_azure --no-default-features --features resources,managed_identity,authorization --example empty_subscription
//! ```

use armsmith_azure::{
    authorization::v2022_04_01::{
        AuthorizationManagementClient, AuthorizationManagementClientOptions,
        models::{RoleAssignmentCreateParameters, RoleAssignmentProperties},
    },
    managed_identity::v2024_11_30::{
        ManagedServiceIdentityClient, ManagedServiceIdentityClientOptions, models::Identity,
    },
    resources::v2024_03_01::{
        ResourceManagementClient, ResourceManagementClientOptions, models::ResourceGroup,
    },
};
use azure_core::Result;
use futures::TryStreamExt;
use serde_json::json;

mod fake_arm;

const SUBSCRIPTION: &str = "00000000-0000-0000-0000-000000000000";
const GROUP: &str = "example";
const IDENTITY: &str = "worker";
/// The name of a role assignment is an ID that the caller generates.
const ASSIGNMENT: &str = "11111111-1111-1111-1111-111111111111";
/// The role "Reader", which has this ID in every tenant.
const READER: &str = "acdd72a7-3385-48ef-bd42-f606fba81ae7";

/// Runs the example.
#[tokio::main]
pub async fn main() -> Result<()> {
    let (resources, identities, authorization) = connect().await?;
    let groups = resources.resource_groups_client();
    let identities = identities.user_assigned_identities_client();
    let assignments = authorization.role_assignments_client();
    let scope = format!("/subscriptions/{SUBSCRIPTION}/resourceGroups/{GROUP}");

    println!("create a resource group");
    let group = ResourceGroup::new("westeurope");
    groups
        .create_or_update(GROUP, group.try_into()?, None)
        .await?;

    println!("create an identity in it");
    let identity = Identity::new("westeurope");
    let identity = identities
        .create_or_update(GROUP, IDENTITY, identity.try_into()?, None)
        .await?
        .into_model()?;
    let principal = identity.properties.and_then(|each| each.principal_id);
    let principal = principal.expect("the principal of the identity");

    println!("let the identity read the group");
    let role = format!(
        "/subscriptions/{SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/{READER}"
    );
    let parameters =
        RoleAssignmentCreateParameters::new(RoleAssignmentProperties::new(role, principal));
    assignments
        .create(&scope, ASSIGNMENT, parameters.try_into()?, None)
        .await?;

    println!("list each");
    let mut list = groups.list(None)?;
    while let Some(group) = list.try_next().await? {
        println!("  group {}", group.name.unwrap_or_default());
    }
    let mut list = identities.list_by_resource_group(GROUP, None)?;
    while let Some(identity) = list.try_next().await? {
        println!("  identity {}", identity.name.unwrap_or_default());
    }
    let mut list = assignments.list_for_scope(&scope, None)?;
    while let Some(assignment) = list.try_next().await? {
        println!("  role assignment {}", assignment.name.unwrap_or_default());
    }

    println!("delete them");
    assignments.delete(&scope, ASSIGNMENT, None).await?;
    identities.delete(GROUP, IDENTITY, None).await?;
    groups.begin_delete(GROUP, None)?.await?;

    let left = groups.list(None)?.try_collect::<Vec<_>>().await?.len();
    assert_eq!(left, 0, "nothing is left of it");
    println!("nothing is left");
    Ok(())
}

/// Creates three clients of one Resource Manager.
async fn connect() -> Result<(
    ResourceManagementClient,
    ManagedServiceIdentityClient,
    AuthorizationManagementClient,
)> {
    let azure = fake_arm::start(json!([])).await?;
    let client_options = azure.client_options();
    let resources = ResourceManagementClientOptions {
        client_options: client_options.clone(),
        ..Default::default()
    };
    let identities = ManagedServiceIdentityClientOptions {
        client_options: client_options.clone(),
        ..Default::default()
    };
    let authorization = AuthorizationManagementClientOptions {
        client_options,
        ..Default::default()
    };
    Ok((
        ResourceManagementClient::new(SUBSCRIPTION, azure.credential(), Some(resources))?,
        ManagedServiceIdentityClient::new(SUBSCRIPTION, azure.credential(), Some(identities))?,
        AuthorizationManagementClient::new(SUBSCRIPTION, azure.credential(), Some(authorization))?,
    ))
}
