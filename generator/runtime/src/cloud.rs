//! Azure's clouds: where Azure Resource Manager answers, and for whom a token must be.

use std::sync::Arc;

use azure_core::{
    Result,
    cloud::CloudConfiguration,
    credentials::TokenCredential,
    error::{Error, ErrorKind},
    http::ClientOptions,
};

use super::{Authentication, Endpoint};

/// The key under which a custom cloud names the audience of Azure Resource Manager.
///
/// The three public clouds are known. For any other, such as an Azure Stack Hub, give the audience under this
/// key; it is the endpoint too, unless the client options name one:
///
/// ```text
/// let mut cloud = CustomConfiguration::default();
/// cloud.authority_host = "https://login.local.azurestack.external".to_string();
/// cloud.audiences.insert::<ResourceManager>("https://management.local.azurestack.external".to_string());
/// options.client_options.cloud = Some(Arc::new(cloud.into()));
/// ```
///
/// The authority, where users sign in, is set on the credential and not on the client.
#[derive(Clone, Copy, Debug)]
pub struct ResourceManager;

impl Endpoint {
    /// Azure Resource Manager: at an address of its own, or where it is in the cloud of the options.
    ///
    /// # Errors
    ///
    /// The address is not an http(s) address, or the cloud is custom and names no audience.
    pub fn resource_manager(url: Option<&str>, options: &ClientOptions) -> Result<Self> {
        match url {
            Some(url) => Self::url(url),
            None => Self::url(audience(options)?),
        }
    }
}

impl Authentication {
    /// By a bearer token for Azure Resource Manager of the cloud in the options.
    ///
    /// # Errors
    ///
    /// The cloud is custom and names no audience.
    pub fn resource_manager(
        credential: Arc<dyn TokenCredential>,
        options: &ClientOptions,
    ) -> Result<Self> {
        let scope = format!("{}/.default", audience(options)?);
        Ok(Self::bearer(credential, &[&scope]))
    }
}

/// The audience of Azure Resource Manager in a cloud, which is its endpoint unless another is given.
fn audience(options: &ClientOptions) -> Result<&str> {
    match options.cloud.as_deref() {
        None | Some(CloudConfiguration::AzurePublic) => Ok("https://management.azure.com"),
        Some(CloudConfiguration::AzureGovernment) => Ok("https://management.usgovcloudapi.net"),
        Some(CloudConfiguration::AzureChina) => Ok("https://management.chinacloudapi.cn"),
        Some(CloudConfiguration::Custom(custom)) => {
            custom.audiences.get::<ResourceManager>().ok_or_else(|| {
                Error::with_message(
                    ErrorKind::Other,
                    "the custom cloud names no audience for Azure Resource Manager: insert one under `ResourceManager`",
                )
            })
        }
        Some(other) => Err(Error::with_message(
            ErrorKind::Other,
            format!("the endpoint of Azure Resource Manager in the cloud {other:?} is not known"),
        )),
    }
}
