//! The account of the examples: a fake one in this process or, with the feature `live`, that of the developer.
#![allow(dead_code, reason = "each example uses some of it")]

use std::sync::Arc;

use azure_core::Result;
use azure_core::credentials::TokenCredential;
use azure_core::error::{Error, ErrorKind};
use azure_core::http::ClientOptions;

/// A subscription with a resource group, and who may use it.
pub struct Account {
    pub subscription: String,
    pub group: String,
    /// The tenant of the subscription.
    pub tenant: String,
    /// The object ID of a service principal.
    pub principal: String,
    pub credential: Arc<dyn TokenCredential>,
    client_options: ClientOptions,
    #[cfg(not(feature = "live"))]
    _azure: armsmith_fake::RunningFake,
}

fn failed(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::with_error(ErrorKind::Other, error, "the account is not available")
}

impl Account {
    /// Returns the options of any client.
    pub fn options<O: From<ClientOptions>>(&self) -> Option<O> {
        Some(self.client_options.clone().into())
    }
}

#[cfg(not(feature = "live"))]
impl Account {
    /// Starts a fake. As in Azure, a principal is unknown at first.
    pub async fn open() -> Result<Self> {
        use armsmith_fake::{FailureSettings, Fake};

        let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/../specs/armsmith.yaml");
        let azure = Fake::from_manifest(manifest)
            .services(["authorization", "key_vault", "resources", "storage"])
            .polls(0)
            .start()
            .await
            .map_err(failed)?;
        let id = "00000000-0000-0000-0000-000000000001".to_owned();
        let group = format!("/subscriptions/{id}/resourceGroups/armsmith-examples");
        azure
            .seed(&serde_json::json!({"id": group, "location": "westeurope"}))
            .map_err(failed)?;
        let unknown_principal = FailureSettings {
            request: "PUT …/roleAssignments/*".to_owned(),
            status: Some(400),
            code: Some("PrincipalNotFound".to_owned()),
            times: Some(2),
            ..Default::default()
        };
        azure.fail_with(unknown_principal).map_err(failed)?;
        Ok(Self {
            subscription: id.clone(),
            group: "armsmith-examples".to_owned(),
            tenant: id.clone(),
            principal: id,
            credential: azure.credential(),
            client_options: azure.client_options(),
            _azure: azure,
        })
    }

    /// Waits before another attempt. The fake needs no time.
    pub async fn wait(&self) {}
}

#[cfg(feature = "live")]
impl Account {
    /// Signs in with the developer tools of this machine, and reads the rest from the environment.
    pub async fn open() -> Result<Self> {
        let variable = |name: &str| std::env::var(name).map_err(failed);
        Ok(Self {
            subscription: variable("AZURE_SUBSCRIPTION_ID")?,
            group: variable("AZURE_RESOURCE_GROUP")?,
            tenant: variable("AZURE_TENANT_ID")?,
            principal: variable("AZURE_PRINCIPAL_ID")?,
            credential: azure_identity::DeveloperToolsCredential::new(None)?,
            client_options: ClientOptions::default(),
        })
    }
    /// Waits before another attempt.
    pub async fn wait(&self) {
        tokio::time::sleep(std::time::Duration::from_secs(10)).await;
    }
}
