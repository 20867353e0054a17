//! A request as received by the server.

use azure_core::http::Url;
use serde_json::Value;

/// A request as received by the server.
#[derive(Clone, Debug)]
pub struct Arrived {
    /// The HTTP method.
    pub method: String,
    /// The scheme and host of the request's URL.
    pub origin: String,
    /// The path, encoded.
    pub path: String,
    /// The query, encoded.
    pub query: String,
    /// The headers.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Arrived {
    /// Compares method, URL and headers with the expected ones.
    pub fn check(&self, request: &str, headers: &[(&str, &str)]) {
        let (method, url) = request.split_once(' ').expect("a method and a URL");
        let (url, query) = url.split_once('?').unwrap_or((url, ""));
        let after_scheme = url.find("://").map_or(0, |at| at + 3);
        let path = url[after_scheme..].find('/').map(|at| after_scheme + at);
        let (origin, path) = url.split_at(path.unwrap_or(url.len()));
        assert_eq!(self.method, method);
        assert_eq!(self.origin, origin);
        assert_eq!(self.path, path);
        assert_eq!(pairs(&self.query), pairs(query), "query");
        for (name, value) in headers {
            assert_eq!(self.header(name), Some(*value), "header {name}");
        }
    }

    /// Returns the value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        let header = headers.find(|(own, _)| own.eq_ignore_ascii_case(name))?;
        Some(&header.1)
    }
}

/// Returns the pairs of a query or form in sorted order. The members of an object in JSON are sorted, too.
pub fn pairs(query: &str) -> Vec<(String, String)> {
    let mut url = Url::parse("http://query").expect("a URL");
    url.set_query(Some(query));
    let pairs = url.query_pairs().into_owned();
    let pairs = pairs.map(|(name, value)| match serde_json::from_str::<Value>(&value) {
        Ok(json) if json.is_object() || json.is_array() => (name, json.to_string()),
        _ => (name, value),
    });
    let mut pairs: Vec<_> = pairs.collect();
    pairs.sort();
    pairs
}
