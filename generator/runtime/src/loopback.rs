//! A transport to a local server without TLS, for tests.

use std::{net::IpAddr, sync::Arc};

use async_trait::async_trait;
use azure_core::{
    Result,
    http::{AsyncRawResponse, HttpClient, Request, Transport, Url},
};

use super::endpoint::refused;

/// A transport that sends all requests to a server on the loopback interface, also without TLS. Use it in tests.
///
/// A token is sent over HTTPS only, so a client cannot have the endpoint `http://127.0.0.1`. With this transport, it
/// keeps its endpoint and signs its requests for it. The transport then replaces scheme, host and port of the URL.
/// Links in the responses of the server must point to the endpoint of the client, as always.
///
/// ```rust,no_run
/// # fn example(http_client: std::sync::Arc<dyn azure_core::http::HttpClient>) -> azure_core::Result<()> {
/// use armsmith_runtime::Loopback;
/// use azure_core::http::{ClientOptions, RetryOptions};
///
/// let options = ClientOptions {
///     transport: Some(Loopback::transport("http://127.0.0.1:8080", http_client)?),
///     retry: RetryOptions::none(),
///     ..Default::default()
/// };
/// # drop(options); Ok(()) }
/// ```
///
/// `azure_core::http::new_http_client` returns an HTTP client. It requires the feature `loopback` or `default`.
#[derive(Debug)]
pub struct Loopback {
    server: Url,
    client: Arc<dyn HttpClient>,
}

impl Loopback {
    /// Creates a transport to a server such as `http://127.0.0.1:8080`.
    ///
    /// # Errors
    ///
    /// Returns an error if `server` is not a URL, or if its host is not `localhost` or a loopback address.
    pub fn transport(server: &str, client: Arc<dyn HttpClient>) -> Result<Transport> {
        let url = Url::parse(server).ok().filter(is_loopback);
        let server = url.ok_or_else(|| refused(not_loopback(server)))?;
        Ok(Transport::new(Arc::new(Self { server, client })))
    }
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.trim_matches(['[', ']']).parse();
    host == "localhost" || address.is_ok_and(|address: IpAddr| address.is_loopback())
}

fn not_loopback(server: &str) -> String {
    let shown = super::redact::unparsed(server);
    format!("the server `{shown}` is not on the loopback interface")
}

#[async_trait]
impl HttpClient for Loopback {
    async fn execute_request(&self, request: &Request) -> Result<AsyncRawResponse> {
        let mut request = request.clone();
        let url = request.url_mut();
        let is_moved = url.set_scheme(self.server.scheme()).is_ok()
            && url.set_host(self.server.host_str()).is_ok()
            && url.set_port(self.server.port()).is_ok();
        if !is_moved {
            return Err(refused(not_loopback(self.server.as_str())));
        }
        self.client.execute_request(&request).await
    }
}
