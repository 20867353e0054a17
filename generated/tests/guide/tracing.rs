//! The guide's example of a policy that records requests.

use std::sync::{Arc, Mutex};

use azure_core::http::StatusCode;

use crate::fake::{FakeCredential, FakeService, client_options};

// ANCHOR: policy
use azure_core::http::policies::{Policy, PolicyResult};
use azure_core::http::{Context, Request};

/// Records the method and URL of every call, and passes the request on.
#[derive(Debug, Default)]
pub struct Journal(pub Mutex<Vec<String>>);

#[async_trait::async_trait]
impl Policy for Journal {
    async fn send(
        &self,
        context: &Context,
        request: &mut Request,
        next: &[Arc<dyn Policy>],
    ) -> PolicyResult {
        let line = format!("{} {}", request.method(), request.url().path());
        self.0.lock().unwrap().push(line);
        next[0].send(context, request, &next[1..]).await
    }
}
// ANCHOR_END: policy

// ANCHOR: options
use armsmith_azure::managed_identity::v2024_11_30::ManagedServiceIdentityClientOptions;
use azure_core::http::ClientOptions;

fn journalled(
    journal: &Arc<Journal>,
    mut client_options: ClientOptions,
) -> ManagedServiceIdentityClientOptions {
    client_options.per_call_policies.push(journal.clone());
    ManagedServiceIdentityClientOptions {
        client_options,
        ..Default::default()
    }
}
// ANCHOR_END: options

#[tokio::test]
async fn a_policy_sees_every_call() -> azure_core::Result<()> {
    use armsmith_azure::managed_identity::v2024_11_30::ManagedServiceIdentityClient;
    let service = Arc::new(FakeService::default());
    service.respond(StatusCode::Ok, "{}");
    let journal = Arc::new(Journal::default());
    let options = journalled(&journal, client_options(&service));
    let client = ManagedServiceIdentityClient::new("sub", Arc::new(FakeCredential), Some(options))?;
    let identities = client.user_assigned_identities_client();
    identities.get("group", "name", None).await?;
    let line = "GET /subscriptions/sub/resourceGroups/group/providers/Microsoft.ManagedIdentity/userAssignedIdentities/name";
    assert_eq!(*journal.0.lock().unwrap(), [line]);
    Ok(())
}
