//! Requests: method, path, and the steps that build the rest.

use super::{expression::RequestStep, http_method::HttpMethod};

/// The request of a method.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Request {
    /// The name of the operation for distributed tracing: `Vaults.listByResourceGroup`.
    pub operation: String,
    /// The HTTP method.
    pub method: HttpMethod,
    /// The path template, with constants inserted.
    pub path: String,
    /// The status codes of success responses.
    pub success: Vec<u16>,
    /// The steps that add the values of parameters.
    pub values: Vec<RequestStep>,
    /// The steps for `Accept`, the body, and the continuation of lists and long-running operations.
    pub rest: Vec<RequestStep>,
}

impl Request {
    /// Returns all steps in order.
    pub fn steps(&self) -> impl Iterator<Item = &RequestStep> {
        self.values.iter().chain(&self.rest)
    }
}
