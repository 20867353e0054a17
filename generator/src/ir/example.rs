//! Examples of operations.

use indexmap::IndexMap;

use super::{Origin, StatusCode};

/// One of an operation's `x-ms-examples`.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Example {
    /// The name that the specification gives it.
    pub name: String,
    /// Where it is referred to.
    pub origin: Origin,
    /// The path of the example's file, relative to the root of the specifications, with `/` between folders.
    pub file: String,
    /// The values of the parameters by wire name.
    pub parameters: IndexMap<String, serde_json::Value>,
    /// The responses by status.
    pub responses: Vec<ExampleResponse>,
}

/// What an example says that a status answers with.
#[derive(Clone, Debug, serde::Serialize)]
pub struct ExampleResponse {
    /// The code.
    pub status: StatusCode,
    /// The body, where there is one.
    pub body: Option<serde_json::Value>,
    /// The headers.
    pub headers: IndexMap<String, serde_json::Value>,
}
