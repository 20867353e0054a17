//! A fake service and other test helpers.

pub mod models;
pub mod operations;
pub mod time;

use std::{
    collections::VecDeque,
    fmt,
    sync::{Arc, Mutex},
};

use armsmith_runtime::{Authentication, Connection, Endpoint, Settings};
use async_trait::async_trait;
use azure_core::{
    Bytes, Result,
    credentials::{AccessToken, TokenCredential, TokenRequestOptions},
    error::{Error, ErrorKind},
    http::{
        AsyncRawResponse, Body, ClientOptions, HttpClient, Request, RetryOptions, StatusCode,
        Transport,
        headers::{HeaderName, Headers},
    },
    time::{Duration, OffsetDateTime},
};

/// The token of the credential.
pub const TOKEN: &str = "Bearer the-token";

/// A request that the service received.
#[derive(Clone)]
pub struct Seen {
    pub method: String,
    pub url: String,
    pub headers: Headers,
    pub body: String,
}

impl Seen {
    pub fn header(&self, name: &'static str) -> Option<String> {
        self.headers
            .get_optional_string(&HeaderName::from_static(name))
    }

    /// Returns method and URL.
    pub fn line(&self) -> String {
        format!("{} {}", self.method, self.url)
    }
}

/// A response.
#[derive(Clone)]
pub struct Reply {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    broken: bool,
}

/// Creates a response with a JSON body.
pub fn reply(status: u16, body: impl Into<Vec<u8>>) -> Reply {
    Reply {
        status,
        headers: Vec::new(),
        body: body.into(),
        broken: false,
    }
}

impl Reply {
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sets `Retry-After` to zero.
    pub fn now(self) -> Self {
        self.with("retry-after", "0")
    }

    /// Closes the connection after the body.
    pub fn broken(mut self) -> Self {
        self.broken = true;
        self
    }

    fn into_response(self) -> AsyncRawResponse {
        let mut headers = Headers::new();
        for (name, value) in self.headers {
            headers.insert(name, value);
        }
        let status = StatusCode::from(self.status);
        if self.broken {
            let closed = Error::with_message(ErrorKind::Io, "the connection was closed");
            let chunks = vec![Ok(Bytes::from(self.body)), Err(closed)];
            let stream = futures::stream::iter(chunks);
            return AsyncRawResponse::new(status, headers, Box::pin(stream));
        }
        AsyncRawResponse::from_bytes(status, headers, Bytes::from(self.body))
    }
}

/// A service that returns scripted responses in order and records the requests.
pub struct Service {
    replies: Mutex<VecDeque<Reply>>,
    seen: Mutex<Vec<Seen>>,
    repeat: bool,
}

impl fmt::Debug for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Service")
    }
}

impl Service {
    pub fn new(replies: impl IntoIterator<Item = Reply>) -> Arc<Self> {
        Arc::new(Self {
            replies: Mutex::new(replies.into_iter().collect()),
            seen: Mutex::default(),
            repeat: false,
        })
    }

    /// Creates a service that always returns the same response.
    pub fn repeating(reply: Reply) -> Arc<Self> {
        Arc::new(Self {
            replies: Mutex::new([reply].into()),
            seen: Mutex::default(),
            repeat: true,
        })
    }

    pub fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    /// Returns the requests since the last call.
    pub fn take_seen(&self) -> Vec<Seen> {
        std::mem::take(&mut *self.seen.lock().unwrap())
    }

    pub fn lines(&self) -> Vec<String> {
        self.seen().iter().map(Seen::line).collect()
    }

    /// Returns the only request.
    pub fn only(&self) -> Seen {
        let seen = self.seen();
        assert_eq!(seen.len(), 1, "{:?}", self.lines());
        seen[0].clone()
    }
}

#[async_trait]
impl HttpClient for Service {
    async fn execute_request(&self, request: &Request) -> Result<AsyncRawResponse> {
        let body = match request.body() {
            Body::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
            Body::SeekableStream(_) => "a stream".to_owned(),
        };
        self.seen.lock().unwrap().push(Seen {
            method: request.method().to_string(),
            url: request.url().to_string(),
            headers: request.headers().clone(),
            body,
        });
        let mut replies = self.replies.lock().unwrap();
        let reply = if self.repeat {
            replies.front().cloned()
        } else {
            replies.pop_front()
        };
        match reply {
            Some(reply) => Ok(reply.into_response()),
            None => panic!(
                "one request too many: {} {}",
                request.method(),
                request.url()
            ),
        }
    }
}

/// A credential that records the requested scopes.
#[derive(Debug, Default)]
pub struct Credential {
    pub scopes: Mutex<Vec<String>>,
}

#[async_trait]
impl TokenCredential for Credential {
    async fn get_token(
        &self,
        scopes: &[&str],
        _: Option<TokenRequestOptions<'_>>,
    ) -> Result<AccessToken> {
        self.scopes.lock().unwrap().push(scopes.join(" "));
        let expires = OffsetDateTime::now_utc() + Duration::hours(1);
        Ok(AccessToken::new("the-token", expires))
    }
}

/// Returns options with the service as transport and without retries.
pub fn options(service: &Arc<Service>) -> ClientOptions {
    ClientOptions {
        transport: Some(Transport::new(service.clone())),
        retry: RetryOptions::none(),
        ..ClientOptions::default()
    }
}

/// Returns the settings of an Azure Resource Manager client.
pub fn settings(service: &Arc<Service>) -> Settings {
    settings_with(options(service), Arc::new(Credential::default())).expect("the cloud is known")
}

/// Returns the settings of an Azure Resource Manager client in the cloud of its options.
pub fn settings_with(
    client_options: ClientOptions,
    credential: Arc<Credential>,
) -> Result<Settings> {
    Ok(Settings {
        namespace: None,
        endpoint: Endpoint::resource_manager(None, &client_options)?,
        authentication: Authentication::resource_manager(credential, &client_options)?,
        client_options,
        crate_name: Some("sample"),
        crate_version: Some("1.2.3"),
        api_version: None,
        link_hosts: Vec::new(),
        max_response_bytes: None,
        follow_redirects: false,
        policies: Vec::new(),
    })
}

/// Creates an Azure Resource Manager client.
pub fn connect(service: &Arc<Service>) -> Connection {
    Connection::new(settings(service)).expect("settings")
}

/// Formats an error with all of its sources.
pub fn chain(error: &azure_core::Error) -> String {
    let mut text = error.to_string();
    let mut next = std::error::Error::source(error);
    while let Some(error) = next {
        text = format!("{text}: {error}");
        next = error.source();
    }
    text
}
