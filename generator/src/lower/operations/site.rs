//! An operation in its document, and its parameters by role.

use crate::dialect::document::ResolvedParameter;
use crate::ir::{DocumentId, HttpMethod, Operation, Origin};

/// Where an operation was found.
pub(crate) struct Site<'a, 's> {
    /// The document whose paths list it.
    pub document: DocumentId,
    /// The key in `paths`.
    pub key: &'a str,
    /// The origin of that key.
    pub path: &'a Origin,
    /// The HTTP method.
    pub method: HttpMethod,
    /// Where the operation stands: elsewhere when the path item is a reference.
    pub origin: Origin,
    /// The parameters of all operations of the path.
    pub parameters: Vec<ResolvedParameter<'s>>,
}

/// An operation and the group that it belongs to.
pub(crate) struct Grouped {
    pub group: String,
    pub operation: Operation,
}

/// The parameters of an operation by what they are to it.
#[derive(Default)]
pub(crate) struct Sorted<'s> {
    pub api_version: Option<ResolvedParameter<'s>>,
    pub content_type: Option<ResolvedParameter<'s>>,
    pub accept: Option<ResolvedParameter<'s>>,
    pub bodies: Vec<ResolvedParameter<'s>>,
    pub others: Vec<ResolvedParameter<'s>>,
}
