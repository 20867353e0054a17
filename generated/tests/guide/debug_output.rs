//! The guide's example of debug output.

use std::sync::Arc;

use azure_core::http::StatusCode;

use crate::fake::FakeService;
use crate::support::storage;

// ANCHOR: keys
use armsmith_azure::storage::v2023_05_01::LocalUsersClient;

async fn show(users: &LocalUsersClient) -> azure_core::Result<String> {
    let keys = users
        .list_keys("my-group", "myaccount", "someone", None)
        .await?
        .into_model()?;
    Ok(format!("{keys:?}"))
}
// ANCHOR_END: keys

#[tokio::test]
async fn a_secret_is_not_shown() -> azure_core::Result<()> {
    let service = Arc::new(FakeService::default());
    service.answer(StatusCode::Ok, r#"{"sharedKey": "hunter2"}"#);
    let shown = show(&storage(&service).local_users_client()).await?;
    assert!(!shown.contains("hunter2"), "{shown}");
    // ANCHOR: shown
    assert_eq!(shown, "LocalUserKeys { shared_key: <redacted> }");
    // ANCHOR_END: shown
    Ok(())
}
