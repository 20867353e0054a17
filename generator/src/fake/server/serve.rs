//! Starts the server.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::connection::handle;
use crate::fake::resource_manager::FakeResourceManager;

/// A running server. It stops when it is dropped.
#[derive(Debug)]
pub struct FakeServer {
    address: SocketAddr,
    scheme: &'static str,
    certificate: Option<PathBuf>,
    task: JoinHandle<()>,
}

/// The transport security of the server.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Tls {
    /// Plain HTTP.
    #[default]
    None,
    /// HTTPS with a certificate that is made when the server starts. The certificate authority is written to this file.
    /// Requires the feature `fake-tls`.
    MadeUp(PathBuf),
}

/// The reason that the server cannot start.
#[derive(Debug)]
pub enum ServerError {
    /// The address is not available.
    Address(io::Error),
    /// The certificate cannot be made or written.
    Certificate(String),
}

impl fmt::Display for ServerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ServerError::Address(error) => write!(f, "cannot listen on the address: {error}"),
            ServerError::Certificate(error) => write!(f, "cannot make a certificate: {error}"),
        }
    }
}

impl std::error::Error for ServerError {}

impl FakeServer {
    /// Starts a server in the current Tokio runtime.
    ///
    /// # Errors
    ///
    /// Returns an error if the address is not available, or if the certificate cannot be made.
    pub async fn start(
        manager: Arc<FakeResourceManager>,
        address: SocketAddr,
        tls: &Tls,
    ) -> Result<Self, ServerError> {
        let acceptor = acceptor(tls, address)?;
        let listener = TcpListener::bind(address)
            .await
            .map_err(ServerError::Address)?;
        let address = listener.local_addr().map_err(ServerError::Address)?;
        let scheme = match &acceptor {
            Some(_) => "https",
            None => "http",
        };
        let task = tokio::spawn(async move {
            loop {
                // An error concerns one connection only.
                let Ok((stream, _)) = listener.accept().await else {
                    continue;
                };
                let _ = stream.set_nodelay(true);
                let manager = Arc::clone(&manager);
                match &acceptor {
                    None => {
                        tokio::spawn(handle(manager, stream, scheme));
                    }
                    Some(acceptor) => accept(Clone::clone(acceptor), manager, stream),
                }
            }
        });
        Ok(FakeServer {
            address,
            scheme,
            certificate: match tls {
                Tls::None => None,
                Tls::MadeUp(path) => Some(path.clone()),
            },
            task,
        })
    }

    /// Returns the address.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns the URL: `http://127.0.0.1:8080`. With TLS, its host is `localhost`, for which the certificate is made.
    pub fn endpoint(&self) -> String {
        match (self.scheme, self.address.ip().is_loopback()) {
            ("https", true) => format!("https://localhost:{}", self.address.port()),
            (scheme, _) => format!("{scheme}://{}", self.address),
        }
    }

    /// Returns the file with the certificate authority.
    pub fn certificate(&self) -> Option<&PathBuf> {
        self.certificate.as_ref()
    }
}

impl Drop for FakeServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

#[cfg(feature = "fake-tls")]
use tokio_rustls::TlsAcceptor as Acceptor;

/// No server without the feature `fake-tls` has one.
#[cfg(not(feature = "fake-tls"))]
type Acceptor = std::convert::Infallible;

#[cfg(feature = "fake-tls")]
fn acceptor(tls: &Tls, address: SocketAddr) -> Result<Option<Acceptor>, ServerError> {
    match tls {
        Tls::None => Ok(None),
        Tls::MadeUp(path) => {
            let acceptor = super::tls::acceptor(path, address.ip());
            acceptor.map(Some).map_err(ServerError::Certificate)
        }
    }
}

#[cfg(not(feature = "fake-tls"))]
fn acceptor(tls: &Tls, _: SocketAddr) -> Result<Option<Acceptor>, ServerError> {
    match tls {
        Tls::None => Ok(None),
        Tls::MadeUp(_) => {
            let message = "this build has no TLS; enable the feature `fake-tls`";
            Err(ServerError::Certificate(message.to_owned()))
        }
    }
}

#[cfg(feature = "fake-tls")]
fn accept(acceptor: Acceptor, manager: Arc<FakeResourceManager>, stream: tokio::net::TcpStream) {
    tokio::spawn(async move {
        // A client that does not trust the certificate closes the connection.
        if let Ok(stream) = acceptor.accept(stream).await {
            handle(manager, stream, "https").await;
        }
    });
}

#[cfg(not(feature = "fake-tls"))]
fn accept(acceptor: Acceptor, _: Arc<FakeResourceManager>, _: tokio::net::TcpStream) {
    match acceptor {}
}
