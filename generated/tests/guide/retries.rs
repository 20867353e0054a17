//! The guide's example of retry options.

use std::sync::Arc;

use azure_core::http::StatusCode;

use crate::fake::{FakeCredential, FakeService, client_options};
use crate::support::asked;

// ANCHOR: fewer
use armsmith_azure::managed_identity::v2024_11_30::{
    ManagedServiceIdentityClient, ManagedServiceIdentityClientOptions,
};
use azure_core::http::{ClientOptions, ExponentialRetryOptions, RetryOptions};
use azure_core::time::Duration;

fn patient_but_brief(client_options: ClientOptions) -> ManagedServiceIdentityClientOptions {
    let retry = RetryOptions::exponential(ExponentialRetryOptions {
        initial_delay: Duration::milliseconds(1),
        max_retries: 2,
        max_total_elapsed: Duration::seconds(5),
        ..Default::default()
    });
    ManagedServiceIdentityClientOptions {
        client_options: ClientOptions {
            retry,
            ..client_options
        },
        ..Default::default()
    }
}
// ANCHOR_END: fewer

// ANCHOR: once
use armsmith_azure::managed_identity::v2024_11_30::UserAssignedIdentitiesClient;
use armsmith_azure::managed_identity::v2024_11_30::models::Identity;
use armsmith_azure::managed_identity::v2024_11_30::models::UserAssignedIdentitiesClientGetOptions;
use armsmith_azure::{Deadline, NoRetries};

/// Sends one request, and waits ten seconds at most.
async fn get_once(identities: &UserAssignedIdentitiesClient) -> azure_core::Result<Identity> {
    let mut options = UserAssignedIdentitiesClientGetOptions::default();
    let context = &mut options.method_options.context;
    context.insert(NoRetries);
    context.insert(Deadline::after(Duration::seconds(10)));
    identities
        .get("group", "name", Some(options))
        .await?
        .into_model()
}
// ANCHOR_END: once

#[tokio::test]
async fn a_call_may_go_without_retries() -> azure_core::Result<()> {
    let service = Arc::new(FakeService::default());
    service.respond(StatusCode::ServiceUnavailable, "");
    service.respond(StatusCode::Ok, "{}");
    let options = patient_but_brief(client_options(&service));
    let client = ManagedServiceIdentityClient::new("sub", Arc::new(FakeCredential), Some(options))?;
    let identities = client.user_assigned_identities_client();
    assert!(get_once(&identities).await.is_err());
    assert_eq!(asked(&service).len(), 1);
    assert!(get_once(&identities).await.is_ok());
    Ok(())
}

#[tokio::test]
async fn a_call_is_tried_again() -> azure_core::Result<()> {
    let service = Arc::new(FakeService::default());
    service.respond(StatusCode::ServiceUnavailable, "");
    service.respond(StatusCode::TooManyRequests, "");
    service.respond(StatusCode::Ok, "{}");
    let options = patient_but_brief(client_options(&service));
    let client = ManagedServiceIdentityClient::new("sub", Arc::new(FakeCredential), Some(options))?;
    let identities = client.user_assigned_identities_client();
    identities.get("group", "name", None).await?;
    assert_eq!(asked(&service).len(), 3);
    Ok(())
}
