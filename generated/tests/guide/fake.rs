//! The fake service of the page on testing, which all tests here use.

// ANCHOR: transport
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use azure_core::http::headers::Headers;
use azure_core::http::{
    AsyncRawResponse, ClientOptions, HttpClient, Request, RetryOptions, StatusCode, Transport,
};

/// Returns scripted responses, one per request, and records the requests.
#[derive(Debug, Default)]
pub struct FakeService {
    responses: Mutex<VecDeque<(StatusCode, Headers, String)>>,
    pub requests: Mutex<Vec<Request>>,
}

#[async_trait::async_trait]
impl HttpClient for FakeService {
    async fn execute_request(&self, request: &Request) -> azure_core::Result<AsyncRawResponse> {
        self.requests.lock().unwrap().push(request.clone());
        let response = self.responses.lock().unwrap().pop_front();
        let (status, headers, body) = response.expect("a request that the test does not expect");
        Ok(AsyncRawResponse::from_bytes(status, headers, body))
    }
}

impl FakeService {
    /// Adds a response.
    pub fn respond(&self, status: StatusCode, body: &str) {
        self.respond_with(status, &[], body);
    }

    /// Adds a response with headers.
    pub fn respond_with(
        &self,
        status: StatusCode,
        headers: &[(&'static str, &'static str)],
        body: &str,
    ) {
        let mut all = Headers::new();
        for (name, value) in headers {
            all.insert(*name, *value);
        }
        let mut responses = self.responses.lock().unwrap();
        responses.push_back((status, all, body.to_owned()));
    }
}

/// Returns the options of a client that sends all requests to the fake, without retries.
pub fn client_options(service: &Arc<FakeService>) -> ClientOptions {
    ClientOptions {
        transport: Some(Transport::new(service.clone())),
        retry: RetryOptions::none(),
        ..Default::default()
    }
}
// ANCHOR_END: transport

// ANCHOR: credential
use azure_core::credentials::{AccessToken, TokenCredential, TokenRequestOptions};
use azure_core::time::{Duration, OffsetDateTime};

/// A credential with a fixed token. Its expiry is in the future, so that the token is cached.
#[derive(Debug)]
pub struct FakeCredential;

#[async_trait::async_trait]
impl TokenCredential for FakeCredential {
    async fn get_token(
        &self,
        _scopes: &[&str],
        _options: Option<TokenRequestOptions<'_>>,
    ) -> azure_core::Result<AccessToken> {
        let in_an_hour = OffsetDateTime::now_utc() + Duration::hours(1);
        Ok(AccessToken::new("fake", in_an_hour))
    }
}
// ANCHOR_END: credential
