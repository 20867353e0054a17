//! Client methods: one per operation, and those that resume long-running operations.

use super::model::Field;
use super::{docs::Docs, path::Path, request::Request, runtime::RuntimeMethod, types::RustType};
use crate::names::{FieldName, TypeName};

/// The method of an operation.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Method {
    /// The method name.
    pub name: FieldName,
    /// The documentation.
    pub docs: Docs,
    /// The reason of the deprecation, which may be empty. `None` if it is not deprecated.
    pub deprecated: Option<String>,
    /// True if the operation is internal (`x-ms-internal`).
    pub internal: bool,
    /// The kind of method.
    pub kind: MethodKind,
    /// The arguments between `&self` and the options.
    pub arguments: Vec<Argument>,
    /// The type of the options.
    pub options: TypeName,
    /// True if the method uses other options than the common ones.
    pub unwraps_options: bool,
    /// The request.
    pub request: Request,
    /// The runtime method that sends the request.
    pub send: Send,
}

/// The kind of a method.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum MethodKind {
    /// A request with one response.
    Call {
        /// The result of a successful call.
        output: RustType,
    },
    /// A list, page by page.
    List {
        /// The pager.
        pager: RustType,
    },
    /// A long-running operation.
    Begin {
        /// The poller.
        poller: RustType,
        /// The method that resumes it.
        resume: Option<Box<Resume>>,
    },
    /// A long-running operation whose result is the first page of a list.
    BeginList {
        /// The poller.
        poller: RustType,
        /// The method that resumes it.
        resume: Option<Box<Resume>>,
        /// The method that continues the list.
        pages: Box<PagesMethod>,
    },
}

impl MethodKind {
    /// Returns the type in the method's `Result`.
    pub fn output(&self) -> &RustType {
        match self {
            MethodKind::Call { output } => output,
            MethodKind::List { pager } => pager,
            MethodKind::Begin { poller, .. } | MethodKind::BeginList { poller, .. } => poller,
        }
    }

    /// True if the method is `async`. Only calls send requests before they return.
    pub fn is_async(&self) -> bool {
        matches!(self, MethodKind::Call { .. })
    }

    /// Returns the method that resumes a long-running operation.
    pub fn resume(&self) -> Option<&Resume> {
        match self {
            MethodKind::Begin { resume, .. } | MethodKind::BeginList { resume, .. } => {
                resume.as_deref()
            }
            MethodKind::Call { .. } | MethodKind::List { .. } => None,
        }
    }

    /// Returns the method that continues the list of a long-running operation.
    pub fn pages(&self) -> Option<&PagesMethod> {
        match self {
            MethodKind::BeginList { pages, .. } => Some(pages),
            _ => None,
        }
    }
}

/// An argument of a function.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Argument {
    /// The argument name.
    pub name: FieldName,
    /// The type.
    pub ty: RustType,
}

/// The method of `Connection` that sends a request.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Send {
    /// The method.
    pub method: RuntimeMethod,
    /// The encoding of the response, if it differs from the type's default.
    pub marker: Option<RustType>,
    /// The status codes of a HEAD response that mean that the resource does not exist.
    pub absent: Option<Vec<u16>>,
    /// The description of a streamed response.
    pub stream: Option<StreamArguments>,
}

/// The description of a streamed response, which the runtime method takes.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum StreamArguments {
    /// An event stream.
    Events {
        /// The names of events, if the description has them.
        names: Vec<String>,
        /// The data of the event that ends the stream.
        end_marker: Option<String>,
    },
    /// A sequence of values, with the variant of its format.
    Items(&'static str),
}

impl Send {
    /// Sends with this method. The response has the type's default encoding.
    pub(crate) fn new(method: RuntimeMethod) -> Self {
        Send {
            method,
            marker: None,
            absent: None,
            stream: None,
        }
    }
}

/// The method that resumes a long-running operation from a token.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Resume {
    /// The method name.
    pub name: FieldName,
    /// The documentation.
    pub docs: Docs,
    /// The runtime method.
    pub method: RuntimeMethod,
    /// The encoding of the result, if it differs from the type's default.
    pub marker: Option<RustType>,
    /// The header with the API version, if it is in a header.
    pub version_header: Option<String>,
    /// The type of the options.
    pub options: RustType,
}

/// The method that continues a list after its first page.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PagesMethod {
    /// The method name.
    pub name: FieldName,
    /// The documentation.
    pub docs: Docs,
    /// The first page, or a continuation.
    pub from: RustType,
    /// The type of the options.
    pub options: RustType,
    /// The pager.
    pub pager: RustType,
    /// The source of the next page.
    pub next: NextPages,
}

/// The source of the pages after the first one, which a long-running operation returned.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum NextPages {
    /// The link at a path in each page.
    Link(Vec<String>),
    /// A request with the values of the method that started the operation, which are arguments and options here too.
    Request {
        /// The request.
        request: Request,
        /// The path of the marker in each page, and the query parameter that takes it, if the operation runs again for
        /// each page.
        marker: Option<(Vec<String>, String)>,
    },
}

impl NextPages {
    /// Returns the request, if there is one.
    pub fn request(&self) -> Option<&Request> {
        match self {
            NextPages::Request { request, .. } => Some(request),
            NextPages::Link(_) => None,
        }
    }

    /// Returns the method of `Connection` that lists the pages.
    pub fn send(&self) -> RuntimeMethod {
        match self {
            NextPages::Link(_) => RuntimeMethod::PagerFrom,
            NextPages::Request { marker: None, .. } => RuntimeMethod::PagerAfter,
            NextPages::Request {
                marker: Some(_), ..
            } => RuntimeMethod::LongRunningPager,
        }
    }
}

/// The options of a method.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MethodOptions {
    /// The type name.
    pub name: TypeName,
    /// The documentation.
    pub docs: Docs,
    /// The fields of the operation.
    pub fields: Vec<Field>,
    /// True if a field is a secret, so that `Debug` prints no fields.
    pub secret: bool,
    /// The type of the field with the common options.
    pub common: CommonOptions,
}

/// The options that all methods of one kind have.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum CommonOptions {
    /// Those of a request with one response.
    Call,
    /// Those of a list.
    Pager,
    /// Those of a long-running operation.
    Poller,
}

impl CommonOptions {
    /// Returns the path of the type.
    pub fn path(self) -> Path {
        Path::imported(match self {
            CommonOptions::Call => "azure_core::http::ClientMethodOptions",
            CommonOptions::Pager => "azure_core::http::pager::PagerOptions",
            CommonOptions::Poller => "azure_core::http::poller::PollerOptions",
        })
    }

    /// True if a pager or poller keeps the options, so that they are converted to owned ones.
    pub fn are_kept(self) -> bool {
        self != CommonOptions::Call
    }

    /// Returns the type of the field.
    pub fn ty(self) -> RustType {
        RustType::Borrowing(self.path(), "'a")
    }
}

/// A parameter group, which is a struct.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ParameterGroup {
    /// The type name.
    pub name: TypeName,
    /// The documentation.
    pub docs: Docs,
    /// The fields.
    pub fields: Vec<Field>,
    /// True if a field is a secret, so that `Debug` prints no fields.
    pub secret: bool,
    /// The arguments of `new`: the fields that every operation requires.
    pub required: Vec<Argument>,
}
