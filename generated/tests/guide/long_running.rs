//! The guide's example of long-running operations, deadlines and resume tokens.

use std::sync::Arc;

use azure_core::http::StatusCode;

use crate::fake::FakeService;
use crate::support::{asked, storage};

// ANCHOR: result
use armsmith_azure::storage::v2023_05_01::StorageAccountsClient;
use armsmith_azure::storage::v2023_05_01::models::{
    Kind, Sku, SkuName, StorageAccount, StorageAccountCreateParameters,
};

async fn create(accounts: &StorageAccountsClient) -> azure_core::Result<StorageAccount> {
    let account = StorageAccountCreateParameters::new(
        Sku::new(SkuName::StandardLrs),
        Kind::StorageV2,
        "westeurope",
    );
    accounts
        .begin_create("my-group", "myaccount", account.try_into()?, None)?
        .await?
        .into_model()
}
// ANCHOR_END: result

// ANCHOR: states
use azure_core::http::poller::PollerStatus;
use futures::TryStreamExt;

async fn watch(
    accounts: &StorageAccountsClient,
) -> azure_core::Result<(Vec<String>, StorageAccount)> {
    let body = StorageAccountCreateParameters::default().try_into()?;
    let mut poller = accounts.begin_create("my-group", "myaccount", body, None)?;
    let mut states = Vec::new();
    let mut status = PollerStatus::InProgress;
    while status == PollerStatus::InProgress
        && let Some(response) = poller.try_next().await?
    {
        let operation = response.into_model()?;
        status = operation.poller_status();
        states.extend(operation.status);
    }
    // The stream is at its last state, not after it: the poller can be awaited.
    Ok((states, poller.await?.into_model()?))
}
// ANCHOR_END: states

// ANCHOR: resume
/// Starts the operation and returns a resume token for another process.
async fn begin(accounts: &StorageAccountsClient) -> azure_core::Result<Option<String>> {
    let body = StorageAccountCreateParameters::default().try_into()?;
    let mut poller = accounts.begin_create("my-group", "myaccount", body, None)?;
    let first = poller.try_next().await?;
    Ok(match first {
        Some(response) => response.into_model()?.resume_token,
        None => None,
    })
}

async fn finish(
    accounts: &StorageAccountsClient,
    token: &str,
) -> azure_core::Result<StorageAccount> {
    accounts.resume_create(token, None)?.await?.into_model()
}
// ANCHOR_END: resume

// ANCHOR: deadline
use armsmith_azure::storage::v2023_05_01::models::StorageAccountsClientBeginCreateOptions;
use armsmith_azure::{Deadline, DeadlineExceeded};
use azure_core::time::Duration;

/// Waits for a limited time, and returns the resume token if that is not enough.
async fn create_within(
    accounts: &StorageAccountsClient,
    time: Duration,
) -> azure_core::Result<Result<StorageAccount, Option<String>>> {
    let body = StorageAccountCreateParameters::default().try_into()?;
    let mut options = StorageAccountsClientBeginCreateOptions::default();
    options.method_options.context.insert(Deadline::after(time));
    let poller = accounts.begin_create("my-group", "myaccount", body, Some(options))?;
    match poller.await {
        Ok(response) => Ok(Ok(response.into_model()?)),
        Err(error) => match error.downcast_ref::<DeadlineExceeded>() {
            Some(exceeded) => Ok(Err(exceeded.resume_token.clone())),
            None => Err(error),
        },
    }
}
// ANCHOR_END: deadline

const POLL: [(&str, &str); 2] = [
    (
        "location",
        "https://management.azure.com/operations/1?api-version=2023-05-01",
    ),
    ("retry-after", "0"),
];

/// Returns a service with two responses in progress and a result.
fn slow() -> Arc<FakeService> {
    let service = Arc::new(FakeService::default());
    service.respond_with(StatusCode::Accepted, &POLL, "");
    service.respond_with(StatusCode::Accepted, &POLL, "");
    service.respond(
        StatusCode::Ok,
        r#"{"name": "myaccount", "properties": {"provisioningState": "Succeeded"}}"#,
    );
    service.respond(StatusCode::Ok, r#"{"name": "myaccount"}"#);
    service
}

#[tokio::test]
async fn an_operation_is_awaited_watched_and_resumed() -> azure_core::Result<()> {
    let accounts = |service: &Arc<FakeService>| storage(service).storage_accounts_client();
    let account = create(&accounts(&slow())).await?;
    assert_eq!(account.name.as_deref(), Some("myaccount"));

    let (states, account) = watch(&accounts(&slow())).await?;
    assert_eq!(
        states.last().map(String::as_str),
        Some("Succeeded"),
        "{states:?}"
    );
    assert_eq!(account.name.as_deref(), Some("myaccount"));

    let service = slow();
    let token = begin(&accounts(&service)).await?.expect("a token");
    assert_eq!(asked(&service).len(), 1);
    let account = finish(&accounts(&service), &token).await?;
    assert_eq!(account.name.as_deref(), Some("myaccount"));
    Ok(())
}

#[tokio::test]
async fn a_deadline_ends_the_waiting() -> azure_core::Result<()> {
    let service = slow();
    let accounts = storage(&service).storage_accounts_client();
    let hurried = create_within(&accounts, Duration::ZERO).await?;
    assert!(hurried.is_err());
    assert!(asked(&service).is_empty(), "nothing was begun");
    assert!(create_within(&accounts, Duration::hours(1)).await?.is_ok());
    Ok(())
}
