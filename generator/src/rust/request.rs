//! Requests: the method, the path, and the steps that fill in the rest.

use std::fmt::{self, Display, Formatter};

use super::{expression::Expression, path::Path, runtime::RuntimeMethod};

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
    pub values: Vec<Step>,
    /// What is accepted, the body, and how the response leads on.
    pub rest: Vec<Step>,
}

/// The methods of HTTP that `azure_core` can send.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum HttpMethod {
    /// `GET`
    Get,
    /// `PUT`
    Put,
    /// `POST`
    Post,
    /// `PATCH`
    Patch,
    /// `DELETE`
    Delete,
    /// `HEAD`
    Head,
}

impl HttpMethod {
    /// Its name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            HttpMethod::Get => "GET",
            HttpMethod::Put => "PUT",
            HttpMethod::Post => "POST",
            HttpMethod::Patch => "PATCH",
            HttpMethod::Delete => "DELETE",
            HttpMethod::Head => "HEAD",
        }
    }

    /// The variant of `azure_core::http::Method`.
    pub fn variant(self) -> &'static str {
        match self {
            HttpMethod::Get => "Get",
            HttpMethod::Put => "Put",
            HttpMethod::Post => "Post",
            HttpMethod::Patch => "Patch",
            HttpMethod::Delete => "Delete",
            HttpMethod::Head => "Head",
        }
    }
}

/// A call of a method of the runtime, which adds something to a request or form: `.query("name", value)`.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// The method.
    pub method: RuntimeMethod,
    /// Its arguments.
    pub arguments: Vec<Expression>,
}

impl Step {
    /// A step with these arguments.
    pub fn new(method: RuntimeMethod, arguments: impl Into<Vec<Expression>>) -> Self {
        Step {
            method,
            arguments: arguments.into(),
        }
    }

    /// Calls `each` with every path that the arguments mention.
    pub fn paths(&self, each: &mut dyn FnMut(&Path)) {
        for argument in &self.arguments {
            argument.paths(each);
        }
    }
}

impl Display for Step {
    /// The method and the name of the parameter: `query "api-version"`.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.method.written())?;
        match self.arguments.first() {
            Some(Expression::Text(text)) => write!(f, " {text:?}"),
            _ => Ok(()),
        }
    }
}

impl Request {
    /// All steps in their order.
    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.values.iter().chain(&self.rest)
    }
}

/// The operation that fetches the next page of a list.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NextOperation {
    /// `NextOperation` of the runtime.
    pub ty: Path,
    /// Its HTTP method.
    pub method: HttpMethod,
    /// Its path template.
    pub template: String,
    /// The parameter that takes the link.
    pub parameter: String,
    /// The parameters that are taken over from the first request's query.
    pub query: Vec<String>,
    /// Names and values of constant parameters, encoded.
    pub constants: Vec<(String, String)>,
}
