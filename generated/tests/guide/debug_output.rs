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
    service.respond(StatusCode::Ok, r#"{"sharedKey": "hunter2"}"#);
    let shown = show(&storage(&service).local_users_client()).await?;
    assert!(!shown.contains("hunter2"), "{shown}");
    // ANCHOR: shown
    assert_eq!(shown, "LocalUserKeys { shared_key: <redacted> }");
    // ANCHOR_END: shown
    Ok(())
}

#[tokio::test]
async fn a_resource_shows_its_identity_and_its_times() -> azure_core::Result<()> {
    let service = Arc::new(FakeService::default());
    let user = r#"{
        "id": "/subscriptions/sub/resourceGroups/my-group/providers/Microsoft.Storage/storageAccounts/one/localUsers/me",
        "name": "me",
        "type": "Microsoft.Storage/storageAccounts/localUsers",
        "properties": {"homeDirectory": "/home/me", "userId": 7},
        "systemData": {"createdBy": "someone", "createdAt": "2024-10-04T00:56:07Z"}
    }"#;
    service.respond(StatusCode::Ok, user);
    let users = storage(&service).local_users_client();
    let user = users
        .get("my-group", "one", "me", None)
        .await?
        .into_model()?;
    let expected = concat!(
        // ANCHOR: resource
        "LocalUser { ",
        "id: \"/subscriptions/sub/resourceGroups/my-group/providers/Microsoft.Storage/storageAccounts/one/localUsers/me\", ",
        "name: \"me\", ",
        "type: \"Microsoft.Storage/storageAccounts/localUsers\", ",
        "properties: LocalUserProperties { home_directory: .., user_id: 7 }, ",
        "system_data: SystemData { created_by: .., created_at: \"2024-10-04T00:56:07Z\" } }",
        // ANCHOR_END: resource
    );
    assert_eq!(format!("{user:?}"), expected);
    Ok(())
}
