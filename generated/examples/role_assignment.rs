//! Grants a principal the role Reader on a resource group, and retries until Azure knows the principal.
//!
//! ```text
//! cargo run -p armsmith_azure --no-default-features --features authorization --example role_assignment
//! ```
//!
//! It needs no Azure account. With the feature `live`, it calls Azure: see `examples/account/mod.rs`.

use armsmith_azure::ServiceError;
use armsmith_azure::authorization::models::{
    PrincipalType, RoleAssignment, RoleAssignmentCreateParameters, RoleAssignmentProperties,
};
use armsmith_azure::authorization::{
    RoleAssignmentsClient, Unscoped, UnscopedAuthorizationManagementClient,
};
use azure_core::{Result, Uuid};

mod account;
use account::Account;

/// The ID of the role Reader, which is the same in every tenant.
const READER: &str = "acdd72a7-3385-48ef-bd42-f606fba81ae7";

/// Runs the example.
#[tokio::main]
pub async fn main() -> Result<()> {
    let account = Account::open().await?;
    // Role assignments have a scope, and need no subscription.
    let credential = account.credential.clone();
    let client = UnscopedAuthorizationManagementClient::new(credential, account.options())?;
    let assignments = client.role_assignments_client();

    let (subscription, group) = (&account.subscription, &account.group);
    let scope = format!("/subscriptions/{subscription}/resourceGroups/{group}");
    let name = Uuid::new_v4().to_string();
    let assignment = grant(&account, &assignments, &scope, &name).await?;
    println!("granted {assignment:?}");
    assignments.delete(&scope, &name, None).await?;
    Ok(())
}

/// Creates a role assignment. It takes up to some minutes until a new principal is known everywhere.
async fn grant(
    account: &Account,
    assignments: &RoleAssignmentsClient<Unscoped>,
    scope: &str,
    name: &str,
) -> Result<RoleAssignment> {
    let role = format!("{scope}/providers/Microsoft.Authorization/roleDefinitions/{READER}");
    let properties = RoleAssignmentProperties {
        principal_type: Some(PrincipalType::ServicePrincipal),
        ..RoleAssignmentProperties::new(role, &account.principal)
    };
    let assignment = RoleAssignmentCreateParameters::new(properties);
    let mut attempts = 0;
    loop {
        // The name is the same in every attempt, so that there is one assignment.
        let body = assignment.clone().try_into()?;
        let error = match assignments.create(scope, name, body, None).await {
            Ok(response) => return response.into_model(),
            Err(error) => error,
        };
        attempts += 1;
        let code = ServiceError::of(&error).and_then(|it| it.code);
        if code.as_deref() != Some("PrincipalNotFound") || attempts == 30 {
            return Err(error);
        }
        println!("the principal is not known yet");
        account.wait().await;
    }
}
