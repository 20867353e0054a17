//! A fake that is running.

use std::sync::Arc;
use std::time::Duration;

use armsmith::fake::{FailureSettings, FakeResourceManager, FakeServer, RecordedRequest};
use azure_core::credentials::TokenCredential;
use azure_core::http::{ClientOptions, HttpClient, RetryOptions, Transport};
use serde_json::Value;

use crate::credential::FakeCredential;
use crate::error::Error;
use crate::transport::InProcess;

/// A fake that is running. Its server stops when it is dropped.
#[derive(Debug)]
pub struct RunningFake {
    manager: Arc<FakeResourceManager>,
    server: FakeServer,
}

impl RunningFake {
    pub(crate) fn new(manager: Arc<FakeResourceManager>, server: FakeServer) -> Self {
        RunningFake { manager, server }
    }

    /// Returns the URL of the server, for clients in any language: `http://127.0.0.1:49152`.
    pub fn endpoint(&self) -> String {
        self.server.endpoint()
    }

    /// Returns a transport for clients of azure_core in this process. It needs no TLS and no port, and passes requests
    /// to the fake whatever their host.
    pub fn transport(&self) -> Transport {
        Transport::new(self.http_client())
    }

    /// Returns the HTTP client of [`transport`](Self::transport).
    pub fn http_client(&self) -> Arc<dyn HttpClient> {
        Arc::new(InProcess {
            manager: Arc::clone(&self.manager),
        })
    }

    /// Returns client options with the transport, without retries.
    pub fn client_options(&self) -> ClientOptions {
        ClientOptions {
            transport: Some(self.transport()),
            retry: RetryOptions::none(),
            ..ClientOptions::default()
        }
    }

    /// Returns a credential.
    pub fn credential(&self) -> Arc<dyn TokenCredential> {
        Arc::new(FakeCredential)
    }

    /// Adds or replaces resources, without checks: a resource with its `id`, a list of resources, or an object with the
    /// list `resources`. Resource groups of the resources are added too.
    ///
    /// # Errors
    ///
    /// Returns an error if a resource has no `id`, or if the state cannot be written.
    pub fn seed(&self, resources: &Value) -> Result<(), Error> {
        Ok(self.manager.seed(resources)?)
    }

    /// Returns the resource with an ID.
    pub fn resource(&self, id: &str) -> Option<Value> {
        self.manager.resource(id)
    }

    /// Returns all resources with their IDs.
    pub fn resources(&self) -> Vec<(String, Value)> {
        self.manager.resources()
    }

    /// Locks the state: requests that would change it fail with 409 and the code `ScopeLocked`, and long-running
    /// operations do not advance.
    pub fn freeze(&self) {
        self.manager.freeze();
    }

    /// Unlocks the state.
    pub fn thaw(&self) {
        self.manager.thaw();
    }

    /// Removes all resources, operations, registrations, failures and recorded requests.
    ///
    /// # Errors
    ///
    /// Returns an error if the state cannot be written.
    pub fn reset(&self) -> Result<(), Error> {
        Ok(self.manager.reset()?)
    }

    /// Returns the last requests with their findings, oldest first.
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.manager.requests()
    }

    /// Lets requests fail with a status code and an error code. The pattern is a method and a path, with `*` for a
    /// segment and `…` for several: `PUT …/vaults/*`. Without a method, it is for all methods.
    ///
    /// # Errors
    ///
    /// Returns an error if the pattern is invalid.
    pub fn fail(&self, requests: &str, status: u16, code: &str) -> Result<(), Error> {
        self.fail_with(FailureSettings {
            request: requests.to_owned(),
            status: Some(status),
            code: Some(code.to_owned()),
            ..FailureSettings::default()
        })
    }

    /// Lets requests fail, or succeed late, as the settings say.
    ///
    /// # Errors
    ///
    /// Returns an error if the pattern is invalid.
    pub fn fail_with(&self, failure: FailureSettings) -> Result<(), Error> {
        self.manager.fail(failure).map_err(Error::Failure)
    }

    /// Removes all failures.
    pub fn clear_failures(&self) {
        self.manager.clear_failures();
    }

    /// Advances the time of the fake. Long-running operations whose time has come end at the next poll.
    pub fn advance(&self, by: Duration) {
        self.manager.advance(by);
    }
}
