//! Requests: the method, the path, and the steps that fill in the rest.

use super::{expression::RequestStep, http_method::HttpMethod};

/// How a method makes its request.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Request {
    /// The HTTP method.
    pub method: HttpMethod,
    /// The path template, constants filled in.
    pub path: String,
    /// The status codes of success.
    pub success: Vec<u16>,
    /// The steps that fill in the values of parameters.
    pub values: Vec<RequestStep>,
    /// The steps for `Accept`, the body, and the continuation of lists and long-running operations.
    pub rest: Vec<RequestStep>,
}

impl Request {
    /// All steps in their order.
    pub fn steps(&self) -> impl Iterator<Item = &RequestStep> {
        self.values.iter().chain(&self.rest)
    }
}
