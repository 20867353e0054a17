//! An operation in its document, with its parameters by role.

use super::base_path::BasePath;
use crate::dialect::document::ResolvedParameter;
use crate::ir::{DocumentId, HttpMethod, Operation, Origin};

/// The site of an operation.
pub(crate) struct Site<'a, 's> {
    /// The document with the path.
    pub document: DocumentId,
    /// The key in `paths`.
    pub key: &'a str,
    /// The origin of that key.
    pub path: &'a Origin,
    /// The HTTP method.
    pub method: HttpMethod,
    /// The path item of the operation, which is elsewhere if the path is a reference.
    pub item: &'a Origin,
    /// The origin of the operation, which is elsewhere if it is a reference.
    pub origin: Origin,
    /// The parameters of the path.
    pub parameters: Vec<ResolvedParameter<'s>>,
}

/// An operation with the name of its group.
#[derive(Clone)]
pub(crate) struct Grouped<'a> {
    pub group: String,
    pub operation: Operation,
    /// The document whose paths list it.
    pub document: DocumentId,
    /// The key in `paths`.
    pub key: &'a str,
    /// The base path, if it can be part of the endpoint. Otherwise it is part of the operation's path.
    pub base_path: Option<BasePath>,
}

/// The parameters of an operation by role.
#[derive(Default)]
pub(crate) struct Sorted<'s> {
    pub api_version: Option<ResolvedParameter<'s>>,
    pub content_type: Option<ResolvedParameter<'s>>,
    pub accept: Option<ResolvedParameter<'s>>,
    pub bodies: Vec<ResolvedParameter<'s>>,
    pub others: Vec<ResolvedParameter<'s>>,
}
