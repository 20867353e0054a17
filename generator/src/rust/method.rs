//! Methods of clients: one for each operation, and what goes on with a long-running one.

use super::model::Field;
use super::{
    docs::Docs, request::Request, runtime::RuntimeItem, runtime::RuntimeMethod, types::RustType,
};
use crate::names::{FieldName, TypeName};

/// The method of an operation.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Method {
    /// Its name.
    pub name: FieldName,
    /// Its documentation.
    pub docs: Docs,
    /// Why it is deprecated, if it is; empty without a reason.
    pub deprecated: Option<String>,
    /// True if the operation is for the service's own tools (`x-ms-internal`).
    pub internal: bool,
    /// The kind of method.
    pub kind: MethodKind,
    /// Its arguments between `&self` and the options.
    pub arguments: Vec<Argument>,
    /// The type of its options.
    pub options: TypeName,
    /// True if more than the common options is taken from the options.
    pub unwraps_options: bool,
    /// The request.
    pub request: Request,
    /// How the request is sent.
    pub send: Send,
}

/// The kinds of methods.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum MethodKind {
    /// One request and its response.
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
        /// The method that goes on with it.
        resume: Option<Box<Resume>>,
    },
    /// A long-running operation that yields the first page of a list.
    BeginList {
        /// The poller.
        poller: RustType,
        /// The method that goes on with it.
        resume: Option<Box<Resume>>,
        /// The method that goes on with the list.
        pages: Box<Pages>,
    },
}

impl MethodKind {
    /// Returns the type within the `Result` of the method.
    pub fn output(&self) -> &RustType {
        match self {
            MethodKind::Call { output } => output,
            MethodKind::List { pager } => pager,
            MethodKind::Begin { poller, .. } | MethodKind::BeginList { poller, .. } => poller,
        }
    }

    /// True if the method is `async`: only a call sends before it returns.
    pub fn is_async(&self) -> bool {
        matches!(self, MethodKind::Call { .. })
    }

    /// The method that goes on with a long-running operation.
    pub fn resume(&self) -> Option<&Resume> {
        match self {
            MethodKind::Begin { resume, .. } | MethodKind::BeginList { resume, .. } => {
                resume.as_deref()
            }
            MethodKind::Call { .. } | MethodKind::List { .. } => None,
        }
    }

    /// The method that goes on with the list of a long-running operation.
    pub fn pages(&self) -> Option<&Pages> {
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
    /// Its name.
    pub name: FieldName,
    /// Its type.
    pub ty: RustType,
}

/// The method of the connection that sends a request.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Send {
    /// The method.
    pub method: RuntimeMethod,
    /// The marker that reads the response, if its type is not read in its own way.
    pub marker: Option<RustType>,
    /// The status codes by which a HEAD says that there is nothing.
    pub absent: Option<Vec<u16>>,
}

impl Send {
    /// Sends with this method, and reads the response in its type's own way.
    pub(crate) fn new(method: RuntimeMethod) -> Self {
        Send {
            method,
            marker: None,
            absent: None,
        }
    }
}

/// The method that goes on with a long-running operation from its token.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Resume {
    /// Its name.
    pub name: FieldName,
    /// Its documentation.
    pub docs: Docs,
    /// The header that carries the version of the API, if one does.
    pub version_header: Option<String>,
    /// The type of its options.
    pub options: RustType,
}

/// The method that goes on with a list from its first page.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Pages {
    /// Its name.
    pub name: FieldName,
    /// Its documentation.
    pub docs: Docs,
    /// The first page.
    pub first: RustType,
    /// The type of its options.
    pub options: RustType,
    /// The pager.
    pub pager: RustType,
    /// The members that lead to the link to the next page.
    pub link: Vec<String>,
}

/// The options of a method.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MethodOptions {
    /// Their type.
    pub name: TypeName,
    /// Its documentation.
    pub docs: Docs,
    /// The kind of type.
    pub kind: OptionsKind,
}

/// The kinds of types of a method's options.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum OptionsKind {
    /// Another name for options of the runtime.
    Alias(RuntimeItem),
    /// A struct.
    Struct {
        /// Its own fields.
        fields: Vec<Field>,
        /// True if a field is a secret, so that `Debug` shows nothing.
        secret: bool,
        /// The type of the field that holds what is common to all methods.
        common: RustType,
    },
}

/// Parameters that callers give together: a struct.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ParameterGroup {
    /// Its name.
    pub name: TypeName,
    /// Its documentation.
    pub docs: Docs,
    /// Its fields.
    pub fields: Vec<Field>,
    /// True if a field is a secret, so that `Debug` shows nothing.
    pub secret: bool,
    /// The arguments of `new`, if no operation can go without some of the fields.
    pub required: Vec<Argument>,
}
