//! Examples of operations.

use indexmap::IndexMap;

use super::{Origin, StatusCode};

/// An example of an operation (`x-ms-examples`).
#[derive(Clone, Debug, serde::Serialize)]
pub struct Example {
    /// The name in the specification.
    pub name: String,
    /// The origin of the reference to it.
    pub origin: Origin,
    /// The path of the file, relative to the root of the specifications, with `/` as separator.
    pub file: String,
    /// The JSON pointer of the example in the file, which is empty for the whole file.
    pub pointer: String,
    /// The parameter values by wire name.
    pub parameters: IndexMap<String, serde_json::Value>,
    /// The responses by status code.
    pub responses: Vec<ExampleResponse>,
}

/// A response of an example.
#[derive(Clone, Debug, serde::Serialize)]
pub struct ExampleResponse {
    /// The status code.
    pub status: StatusCode,
    /// The body, if there is one.
    pub body: Option<serde_json::Value>,
    /// The headers.
    pub headers: IndexMap<String, serde_json::Value>,
}
