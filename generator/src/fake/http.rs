//! Requests and replies, without a transport.

use std::time::Duration;

/// A request to the fake.
#[derive(Clone, Debug, Default)]
pub struct FakeRequest {
    /// The method, in upper case.
    pub method: String,
    /// The scheme and authority that links in replies begin with: `https://management.azure.com`.
    pub origin: String,
    /// The path, as sent.
    pub path: String,
    /// The query, as sent, without `?`.
    pub query: String,
    /// The headers. Names are in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl FakeRequest {
    /// Creates a request without headers and body.
    pub fn new(method: &str, url: &str) -> Self {
        let (origin, rest) = split_origin(url);
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        FakeRequest {
            method: method.to_ascii_uppercase(),
            origin: origin.to_owned(),
            path: path.to_owned(),
            query: query.to_owned(),
            ..FakeRequest::default()
        }
    }

    /// Adds a JSON body.
    #[must_use]
    pub fn json(mut self, body: &serde_json::Value) -> Self {
        self.body = body.to_string().into_bytes();
        self.header("content-type", "application/json")
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers
            .push((name.to_ascii_lowercase(), value.to_owned()));
        self
    }

    /// Returns the value of a header, by its name in lower case.
    pub fn header_value(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers.find_map(|(own, value)| (own == name).then_some(value.as_str()))
    }
}

/// Splits a URL into its origin, which is empty for a path, and the rest.
fn split_origin(url: &str) -> (&str, &str) {
    let Some(authority) = url.find("://").map(|at| at + 3) else {
        return ("", url);
    };
    let end = url[authority..].find(['/', '?']);
    url.split_at(end.map_or(url.len(), |end| authority + end))
}

/// The reply of the fake.
#[derive(Clone, Debug, Default)]
pub struct FakeReply {
    /// The status code.
    pub status: u16,
    /// The headers.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// The time that the transport waits before it sends the reply.
    pub delay: Option<Duration>,
    /// True if the transport closes the connection instead of sending the reply.
    pub is_dropped: bool,
}

impl FakeReply {
    /// Creates a reply without a body.
    pub fn empty(status: u16) -> Self {
        FakeReply {
            status,
            ..FakeReply::default()
        }
    }

    /// Creates a reply with a JSON body.
    pub fn json(status: u16, body: &serde_json::Value) -> Self {
        FakeReply::text(status, body.to_string().into_bytes())
    }

    /// Creates a reply whose body is the text of JSON.
    pub fn text(status: u16, body: Vec<u8>) -> Self {
        FakeReply {
            status,
            headers: vec![("content-type", "application/json; charset=utf-8".to_owned())],
            body,
            ..FakeReply::default()
        }
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Returns the body as JSON, or `null`.
    pub fn value(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// Returns the value of a header, by its name in any case.
    pub fn header_value(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers.find_map(|(own, value)| own.eq_ignore_ascii_case(name).then_some(value.as_str()))
    }
}
