//! A transport that sends every request to one address.

use std::sync::Arc;

use async_trait::async_trait;
use azure_core::http::{AsyncRawResponse, HttpClient, Request, Url, new_http_client};

/// Sends every request to one address, for any host.
///
/// It is the transport of the client, so that the host check in the pipeline sees the original host.
#[derive(Debug)]
pub struct Forward {
    address: Url,
    client: Arc<dyn HttpClient>,
}

impl Forward {
    /// Creates a transport to `address`, such as `http://127.0.0.1:8080`.
    pub fn to(address: &str) -> Self {
        let address = Url::parse(address).expect("the address of a server");
        let client = new_http_client(None);
        Forward { address, client }
    }
}

#[async_trait]
impl HttpClient for Forward {
    async fn execute_request(&self, request: &Request) -> azure_core::Result<AsyncRawResponse> {
        let mut request = request.clone();
        // A server builds links with the original scheme and host.
        let scheme = request.url().scheme().to_owned();
        let host = request.url().authority().to_owned();
        request.insert_header("x-forwarded-proto", scheme);
        request.insert_header("x-forwarded-host", host);
        let url = request.url_mut();
        let set = url.set_scheme(self.address.scheme()).is_ok()
            && url.set_host(self.address.host_str()).is_ok()
            && url.set_port(self.address.port()).is_ok();
        assert!(set, "{} cannot be sent to {}", request.url(), self.address);
        self.client.execute_request(&request).await
    }
}
