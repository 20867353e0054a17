//! Errors in the examples of an API, and operations without examples.

use super::case::ExampleSource;

/// A place where an example violates its specification.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ListedBreach {
    /// The operation.
    pub operation: String,
    /// The name of the example.
    pub example: String,
    /// The example.
    pub source: ExampleSource,
    /// The JSON pointer of the place.
    pub pointer: String,
    /// The error.
    pub reason: String,
}

/// An operation without a test.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Unreached {
    /// The module of the API's tests.
    pub module: String,
    /// The operation.
    pub operation: String,
}
