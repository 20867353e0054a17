//! Azure clouds: the endpoint of Azure Resource Manager and the audience of its tokens.

use std::sync::Arc;

use azure_core::{
    Result,
    cloud::CloudConfiguration,
    credentials::TokenCredential,
    error::{Error, ErrorKind},
    http::ClientOptions,
};

use super::{Authentication, Endpoint};

/// The key of Azure Resource Manager's audience in a custom cloud.
///
/// The three public clouds are built in. For any other cloud, such as Azure Stack Hub, set the audience under this key.
/// The audience is the endpoint too, unless the client options set another one:
///
/// ```rust
/// use armsmith_runtime::ResourceManager;
/// use azure_core::{cloud::CustomConfiguration, http::ClientOptions};
///
/// let mut cloud = CustomConfiguration::default();
/// cloud.authority_host = "https://login.local.azurestack.external".to_owned();
/// cloud.audiences.insert::<ResourceManager>("https://management.local.azurestack.external".to_owned());
/// let mut client_options = ClientOptions::default();
/// client_options.cloud = Some(std::sync::Arc::new(cloud.into()));
/// ```
///
/// The authority, where users sign in, is set on the credential, not on the client.
#[derive(Clone, Copy, Debug)]
pub struct ResourceManager;

impl Endpoint {
    /// Returns the endpoint of Azure Resource Manager: `url`, or that of the cloud in the options.
    ///
    /// # Errors
    ///
    /// Returns an error if `url` is not an http(s) URL, or if the cloud is custom and has no audience.
    pub fn resource_manager(url: Option<&str>, options: &ClientOptions) -> Result<Self> {
        match url {
            Some(url) => Self::url(url),
            None => Self::url(audience(options)?),
        }
    }
}

impl Authentication {
    /// Authenticates with a bearer token for Azure Resource Manager in the cloud of the options.
    ///
    /// # Errors
    ///
    /// Returns an error if the cloud is custom and has no audience.
    pub fn resource_manager(
        credential: Arc<dyn TokenCredential>,
        options: &ClientOptions,
    ) -> Result<Self> {
        let scope = format!("{}/.default", audience(options)?);
        Ok(Self::bearer(credential, &[&scope]))
    }
}

/// Returns the audience of Azure Resource Manager in a cloud. It is the endpoint too, unless another endpoint is set.
fn audience(options: &ClientOptions) -> Result<&str> {
    match options.cloud.as_deref() {
        None | Some(CloudConfiguration::AzurePublic) => Ok("https://management.azure.com"),
        Some(CloudConfiguration::AzureGovernment) => Ok("https://management.usgovcloudapi.net"),
        Some(CloudConfiguration::AzureChina) => Ok("https://management.chinacloudapi.cn"),
        Some(CloudConfiguration::Custom(custom)) => {
            custom.audiences.get::<ResourceManager>().ok_or_else(|| {
                Error::with_message(
                    ErrorKind::Other,
                    "the custom cloud has no audience for Azure Resource Manager: add one under `ResourceManager`",
                )
            })
        }
        Some(other) => Err(Error::with_message(
            ErrorKind::Other,
            format!("no known Azure Resource Manager endpoint for the cloud {other:?}"),
        )),
    }
}
