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

/// An example whose values are at several places of a specification, such as the `examples` of OpenAPI.
#[derive(Clone, Debug, serde::Serialize)]
pub struct ScatteredExample {
    /// The name in the specification.
    pub name: String,
    /// The origin of the responses.
    pub origin: Origin,
    /// The places of the parameter values by wire name.
    pub parameters: Vec<(String, Origin)>,
    /// The place of the body.
    pub body: Option<Origin>,
    /// The places of the response bodies by status code.
    pub responses: Vec<(StatusCode, Option<Origin>)>,
}
