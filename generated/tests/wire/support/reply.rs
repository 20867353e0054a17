//! The responses of the test server.

use serde_json::Value;

/// A response of the server.
#[derive(Clone, Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
}

impl Reply {
    /// Adds a header.
    pub fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }
}

/// Creates a response with a JSON body.
pub fn json(status: u16, body: Value) -> Reply {
    text(status, &body.to_string()).header("content-type", "application/json")
}

/// Creates a response with a text body.
pub fn text(status: u16, body: &str) -> Reply {
    Reply {
        status,
        headers: Vec::new(),
        body: body.as_bytes().to_vec(),
    }
}

/// Creates a response without a body.
pub fn nothing(status: u16) -> Reply {
    text(status, "")
}
