//! The guide's example of a test with a fake service.

use std::sync::Arc;

use azure_core::http::StatusCode;

use crate::fake::FakeService;
use crate::support::{asked, identities};

// ANCHOR: test
#[tokio::test]
async fn code_of_yours_is_tested_without_a_network() -> azure_core::Result<()> {
    let service = Arc::new(FakeService::default());
    service.respond(
        StatusCode::Ok,
        r#"{"name": "worker", "location": "westeurope"}"#,
    );

    let identities = identities(&service);
    let identity = identities
        .get("my-group", "worker", None)
        .await?
        .into_model()?;

    assert_eq!(identity.location.as_deref(), Some("westeurope"));
    let path = "/subscriptions/sub/resourceGroups/my-group/providers/Microsoft.ManagedIdentity/userAssignedIdentities/worker";
    let expected = format!("GET https://management.azure.com{path}?api-version=2024-11-30");
    assert_eq!(asked(&service), [expected]);
    Ok(())
}
// ANCHOR_END: test
